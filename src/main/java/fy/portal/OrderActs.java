package fy.portal;

import fy.orders.BrandOrders;
import fy.orders.CancelReason;
import fy.orders.Outcome;
import fy.shared.InvalidInput;
import fy.web.ActId;
import fy.web.Form;
import fy.web.Page;
import fy.web.ProblemException;
import fy.web.SeeOther;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What a brand does with one of its orders. */
@Path("/portal/{brand}/orders/{orderId}")
@Produces(MediaType.TEXT_HTML)
public class OrderActs {

    @Inject
    Desk desk;

    @Inject
    Page page;

    @Inject
    BrandOrders orders;

    @POST
    @Path("/acceptance")
    @RolesAllowed("staff")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response accept(@PathParam("orderId") long orderId, @RestForm @Nullable String act) {
        var outcome = orders.accept(desk.brand(), desk.actor(), ActId.of(act), orderId)
                .orElseThrow(ProblemException::notFound);
        desk.tell(outcome, Words.ORDERS.didAccept());
        return SeeOther.at(desk.at("/orders/" + orderId));
    }

    @POST
    @Path("/parcels")
    @RolesAllowed("staff")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ship(
            @PathParam("orderId") long orderId,
            @RestForm @Nullable String act,
            @RestForm List<String> line,
            @RestForm List<String> quantity,
            @RestForm @Nullable String carrier,
            @RestForm @Nullable String trackingNumber) {
        var form = new Form();
        var key = ActId.of(act);
        var ids = ChosenUnits.ids(line);
        var chosen = ChosenUnits.lines(form, ids, ChosenUnits.column(form, "quantity", ids, quantity));
        var by = form.line("carrier", carrier, 0, 60);
        var tracking = form.line("trackingNumber", trackingNumber, 0, 80);
        if (form.hasErrors()) {
            return again(422, orderId, form, new Form());
        }
        try {
            var outcome = orders.ship(desk.brand(), desk.actor(), key, orderId, chosen, by, tracking)
                    .orElseThrow(ProblemException::notFound);
            return switch (outcome) {
                case Outcome.Done done ->
                    done(orderId, done.changed() ? Words.ORDERS.didShip() : Words.ORDERS.shippedAlready());
                case Outcome.Refused refused -> {
                    ChosenUnits.reject(form, "quantity", refused);
                    yield again(409, orderId, form, new Form());
                }
            };
        } catch (InvalidInput e) {
            form.reject(e);
            return again(422, orderId, form, new Form());
        }
    }

    @POST
    @Path("/cancellations")
    @RolesAllowed("staff")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response cancel(
            @PathParam("orderId") long orderId,
            @RestForm @Nullable String act,
            @RestForm List<String> line,
            @RestForm List<String> quantity,
            @RestForm @Nullable String reason) {
        var form = new Form().keep("reason", reason);
        var key = ActId.of(act);
        var ids = ChosenUnits.ids(line);
        var chosen = ChosenUnits.lines(form, ids, ChosenUnits.column(form, "cancel", ids, quantity));
        var why = CancelReason.of(form.value("reason"));
        if (why.isEmpty()) {
            form.reject("reason", Words.ORDERS.chooseReason());
        }
        if (form.hasErrors() || why.isEmpty()) {
            return again(422, orderId, new Form(), form);
        }
        try {
            var outcome = orders.cancel(desk.brand(), desk.actor(), key, orderId, chosen, why.get())
                    .orElseThrow(ProblemException::notFound);
            return switch (outcome) {
                case Outcome.Done done -> cancelled(orderId, done, why.get());
                case Outcome.Refused refused -> {
                    ChosenUnits.reject(form, "cancel", refused);
                    yield again(409, orderId, new Form(), form);
                }
            };
        } catch (InvalidInput e) {
            form.reject(e);
            return again(422, orderId, new Form(), form);
        }
    }

    private Response cancelled(long orderId, Outcome.Done done, CancelReason reason) {
        if (!done.changed()) {
            return done(orderId, Words.ORDERS.nothingOpen());
        }
        if (reason.putsBack()) {
            return done(orderId, Words.ORDERS.didCancelAndPutBack());
        }
        page.warn(Words.ORDERS.didCancelCount());
        return SeeOther.at(desk.at("/orders/" + orderId));
    }

    private Response done(long orderId, String words) {
        page.flash(words);
        return SeeOther.at(desk.at("/orders/" + orderId));
    }

    private Response again(int status, long orderId, Form parcel, Form cancellation) {
        TemplateInstance shown = OrderPages.page(orders, desk, orderId, parcel, cancellation);
        return Response.status(status).entity(shown).build();
    }
}
