package fy.portal;

import fy.orders.OrderReturn;
import fy.orders.Outcome;
import fy.orders.Returns;
import fy.orders.Returns.Inspection;
import fy.shared.InvalidInput;
import fy.web.ActId;
import fy.web.Form;
import fy.web.ProblemException;
import fy.web.SeeOther;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What a brand does with one of its returns. */
@Path("/portal/{brand}/returns/{returnId}")
@Produces(MediaType.TEXT_HTML)
public class ReturnActs {

    @Inject
    Desk desk;

    @Inject
    Returns returns;

    @POST
    @Path("/approval")
    @RolesAllowed("staff")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response approve(@PathParam("returnId") long returnId, @RestForm @Nullable String act) {
        var outcome = returns.approve(desk.brand(), desk.actor(), ActId.of(act), returnId)
                .orElseThrow(ProblemException::notFound);
        return told(outcome, Words.RETURNS.didApprove(), at(returnId));
    }

    @POST
    @Path("/declining")
    @RolesAllowed("staff")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decline(
            @PathParam("returnId") long returnId, @RestForm @Nullable String act, @RestForm @Nullable String reason) {
        var form = new Form();
        var words = form.text("reason", reason, 1, 500);
        if (form.hasErrors()) {
            return again(422, returnId, form, new Form(), new Form());
        }
        var outcome = returns.decline(desk.brand(), desk.actor(), ActId.of(act), returnId, words)
                .orElseThrow(ProblemException::notFound);
        return told(outcome, Words.RETURNS.didDecline(), at(returnId));
    }

    @POST
    @Path("/receipts")
    @RolesAllowed("staff")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response receive(
            @PathParam("returnId") long returnId,
            @RestForm @Nullable String act,
            @RestForm List<String> line,
            @RestForm List<String> fit,
            @RestForm List<String> discard,
            @RestForm List<String> hold) {
        var form = new Form();
        var key = ActId.of(act);
        var ids = ChosenUnits.ids(line);
        var inspected = new ArrayList<Inspection>();
        var fits = ChosenUnits.column(form, "fit", ids, fit);
        var discards = ChosenUnits.column(form, "discard", ids, discard);
        var holds = ChosenUnits.column(form, "hold", ids, hold);
        for (int i = 0; i < ids.size(); i++) {
            if (fits.get(i) + discards.get(i) + holds.get(i) > 0) {
                inspected.add(new Inspection(ids.get(i), fits.get(i), discards.get(i), holds.get(i)));
            }
        }
        if (inspected.isEmpty() && !form.hasErrors()) {
            form.reject("", Words.ORDERS.chooseSome());
        }
        if (form.hasErrors()) {
            return again(422, returnId, new Form(), form, new Form());
        }
        try {
            var outcome = returns.receive(desk.brand(), desk.actor(), key, returnId, inspected)
                    .orElseThrow(ProblemException::notFound);
            if (outcome instanceof Outcome.Refused refused) {
                ChosenUnits.reject(form, "fit", refused);
                return again(409, returnId, new Form(), form, new Form());
            }
            return told(outcome, Words.RETURNS.didReceive(), at(returnId));
        } catch (InvalidInput e) {
            form.reject(e);
            return again(422, returnId, new Form(), form, new Form());
        }
    }

    @POST
    @Path("/inspections")
    @RolesAllowed("staff")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response inspect(
            @PathParam("returnId") long returnId,
            @RestForm @Nullable String act,
            @RestForm @Nullable String line,
            @RestForm @Nullable String fit,
            @RestForm @Nullable String discard) {
        var form = new Form();
        var key = ActId.of(act);
        long lineId = lineOf(returnId, line);
        var id = List.of(lineId);
        int fits = ChosenUnits.column(form, "held-fit", id, cell(fit)).getFirst();
        int discards =
                ChosenUnits.column(form, "held-discard", id, cell(discard)).getFirst();
        if (fits + discards == 0 && !form.hasErrors()) {
            form.reject("held-fit-" + lineId, Words.ORDERS.chooseSome());
        }
        if (form.hasErrors()) {
            return again(422, returnId, new Form(), new Form(), form);
        }
        var outcome = returns.inspectHeld(desk.brand(), desk.actor(), key, lineId, fits, discards)
                .orElseThrow(ProblemException::notFound);
        if (outcome instanceof Outcome.Refused refused) {
            ChosenUnits.reject(form, "held-fit", refused);
            return again(409, returnId, new Form(), new Form(), form);
        }
        return told(outcome, Words.RETURNS.didInspect(), at(returnId));
    }

    /** Puts fit units on sale, from the work list. */
    @POST
    @Path("/restocks")
    @RolesAllowed("staff")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response putOnSale(
            @PathParam("returnId") long returnId,
            @RestForm @Nullable String act,
            @RestForm @Nullable String line,
            @RestForm @Nullable String quantity) {
        var form = new Form();
        var key = ActId.of(act);
        long lineId = lineOf(returnId, line);
        int units = (int) form.whole("quantity", quantity, 1, 1_000);
        form.orThrow();
        var outcome = returns.putOnSale(desk.brand(), desk.actor(), key, lineId, units)
                .orElseThrow(ProblemException::notFound);
        return told(outcome, Words.RETURNS.didPutOnSale(), "/returns");
    }

    /** A line of this return; of any other it is a 404. */
    private long lineOf(long returnId, @Nullable String line) {
        long lineId = ChosenUnits.ids(cell(line)).getFirst();
        boolean ofThis = returns.find(desk.brand(), returnId).map(OrderReturn::lines).orElse(List.of()).stream()
                .anyMatch(one -> one.returnLineId() == lineId);
        if (!ofThis) {
            throw ProblemException.notFound();
        }
        return lineId;
    }

    private static List<String> cell(@Nullable String value) {
        return List.of(value == null ? "" : value);
    }

    private static String at(long returnId) {
        return "/returns/" + returnId;
    }

    private Response told(Outcome outcome, String words, String path) {
        desk.tell(outcome, words);
        return SeeOther.at(desk.at(path));
    }

    private Response again(int status, long returnId, Form declining, Form receipt, Form inspection) {
        var shown = ReturnPages.page(returns, desk, returnId, declining, receipt, inspection);
        return Response.status(status).entity(shown).build();
    }
}
