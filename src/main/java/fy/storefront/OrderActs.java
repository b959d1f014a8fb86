package fy.storefront;

import fy.clients.Caller;
import fy.orders.CancelLines;
import fy.orders.LineQuantity;
import fy.orders.Outcome;
import fy.orders.RequestReturn;
import fy.shared.BrandId;
import fy.shared.InvalidInput;
import fy.web.Asked;
import fy.web.Form;
import fy.web.Page;
import fy.web.ProblemException;
import fy.web.SeeOther;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** What a customer may do about an order: cancel what is still open, ask to send something back. */
@Path("/orders/{orderId}")
@RolesAllowed("customer")
@Blocking
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
class OrderActs {

    static final String CANCEL = "cancel.";
    static final String RETURN = "return.";

    @Inject
    Caller caller;

    @Inject
    CancelLines cancelLines;

    @Inject
    RequestReturn requestReturn;

    @Inject
    OrderPages pages;

    @Inject
    Page page;

    @Inject
    OrderMessages words;

    /** What a form of the order page asks for. */
    private interface Act {
        Optional<Outcome> of(BrandId brand, String key, List<LineQuantity> lines);
    }

    @POST
    @Path("cancellations")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response cancel(@PathParam("orderId") String number, MultivaluedMap<String, String> fields) {
        long order = Asked.number(number);
        return answer(
                number,
                new LinesForm(CANCEL, fields),
                words.cancelDone(),
                (brand, key, lines) -> cancelLines.byCustomer(caller.fyId(), key, order, brand, lines));
    }

    @POST
    @Path("returns")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response askReturn(@PathParam("orderId") String number, MultivaluedMap<String, String> fields) {
        long order = Asked.number(number);
        var form = new LinesForm(RETURN, fields);
        var reason = form.reason();
        return answer(
                number,
                form,
                words.returnDone(),
                (brand, key, lines) -> requestReturn.request(caller.fyId(), key, order, brand, lines, reason));
    }

    private Response answer(String number, LinesForm typed, String done, Act act) {
        var lines = typed.lines();
        if (typed.form().hasErrors()) {
            return again(number, typed.form(), 422);
        }
        try {
            return switch (act.of(typed.brand(), typed.act(), lines).orElseThrow(ProblemException::notFound)) {
                case Outcome.Done ok -> done(number, done);
                case Outcome.Refused refused -> refused(number, typed.form(), refused);
            };
        } catch (InvalidInput input) {
            input.faults().forEach(fault -> typed.form().reject("", fault.message()));
            return again(number, typed.form(), 422);
        }
    }

    private Response done(String number, String sentence) {
        page.flash(sentence);
        return SeeOther.at(Addresses.order(Asked.number(number)));
    }

    private Response refused(String number, Form form, Outcome.Refused refused) {
        form.reject("", words.refused(refused.why().words()));
        return again(number, form, 409);
    }

    private Response again(String number, Form form, int status) {
        return Response.status(status).entity(pages.page(number, form, false)).build();
    }
}
