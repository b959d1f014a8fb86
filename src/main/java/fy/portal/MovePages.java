package fy.portal;

import fy.catalog.CatalogSku;
import fy.clients.Limited;
import fy.inventory.Movement;
import fy.inventory.Movements;
import fy.inventory.Restocks;
import fy.inventory.Reversals;
import fy.inventory.WriteOffs;
import fy.inventory.updater.Decision;
import fy.inventory.updater.UnknownMovement;
import fy.live.ShownQuantity;
import fy.shared.Bounds;
import fy.web.ActId;
import fy.web.Form;
import fy.web.Page;
import fy.web.ProblemException;
import fy.web.SeeOther;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Restocking, writing off, and undoing either. */
@Path("/portal/{brand}/stock/{sku}")
@RolesAllowed("staff")
@Blocking
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
class MovePages {

    @Inject
    Desk desk;

    @Inject
    Restocks restocks;

    @Inject
    WriteOffs writeOffs;

    @Inject
    Reversals reversals;

    @Inject
    Movements movements;

    @Inject
    LiveFigures figures;

    @Inject
    Page page;

    @Inject
    StockMessages words;

    @CheckedTemplate(basePath = "portal/stock")
    static class Templates {

        private Templates() {}

        static native TemplateInstance restock(CatalogSku sku, ShownQuantity shown, Form form, String back);

        static native TemplateInstance writeOff(CatalogSku sku, ShownQuantity shown, Form form);
    }

    /**
     * The form.
     *
     * @param quantity fills the form in: a mail's link says how many
     */
    @GET
    @Path("/restocks/new")
    public TemplateInstance newRestock(
            @PathParam("sku") String code, @QueryParam("quantity") @Nullable String quantity) {
        var sku = desk.sku(code);
        String filledIn = quantity != null && quantity.matches("[1-9][0-9]{0,6}") ? quantity : "";
        return restock(sku, new Form().keep("quantity", filledIn), "");
    }

    /**
     * Restocks and goes back.
     *
     * @param back address of the page to return to; the SKU's own where there is none
     */
    @POST
    @Limited("restock")
    @Path("/restocks")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response restock(
            @PathParam("sku") String code,
            @FormParam("act") @Nullable String act,
            @FormParam("quantity") @Nullable String quantity,
            @FormParam("reason") @Nullable String reason,
            @FormParam("back") @Nullable String back) {
        var sku = desk.sku(code);
        var form = new Form();
        int units = (int) form.whole("quantity", quantity, 1, Bounds.MAX_DELTA);
        String why = form.line("reason", reason, 0, 200);
        if (!form.hasErrors()) {
            var decision = restocks.restock(desk.actor(), ActId.of(act), desk.brand(), sku.sku(), units, why);
            if (decision instanceof Decision.Accepted accepted) {
                page.flash(words.restockDone(
                        MovementView.figure(units),
                        sku.title(),
                        MovementView.figure(accepted.events().getFirst().quantity())));
                return done(sku, accepted, back);
            }
            Refusals.note(form, ((Decision.Refused) decision).refusal());
        }
        return again(restock(sku, form, back == null ? "" : back));
    }

    @GET
    @Path("/write-offs/new")
    public TemplateInstance newWriteOff(@PathParam("sku") String code) {
        return writeOff(desk.sku(code), new Form());
    }

    @POST
    @Limited("restock")
    @Path("/write-offs")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response writeOff(
            @PathParam("sku") String code,
            @FormParam("act") @Nullable String act,
            @FormParam("quantity") @Nullable String quantity,
            @FormParam("reason") @Nullable String reason) {
        var sku = desk.sku(code);
        var form = new Form();
        int units = (int) form.whole("quantity", quantity, 1, Bounds.MAX_DELTA);
        String why = form.line("reason", reason, 1, 200);
        if (!form.hasErrors()) {
            var decision = writeOffs.writeOff(desk.actor(), ActId.of(act), desk.brand(), sku.sku(), units, why);
            if (decision instanceof Decision.Accepted accepted) {
                page.flash(words.writeOffDone(MovementView.figure(units), sku.title()));
                return done(sku, accepted, null);
            }
            Refusals.note(form, ((Decision.Refused) decision).refusal());
        }
        return again(writeOff(sku, form));
    }

    /** Undoes one restock or write-off. */
    @POST
    @Limited("restock")
    @Path("/movements/{seq}/reversal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reverse(
            @PathParam("sku") String code, @PathParam("seq") String seq, @FormParam("act") @Nullable String act) {
        var sku = desk.sku(code);
        long number = LiveFigures.seq(seq);
        Movement movement = movements.ofSku(desk.brand(), sku.sku(), number + 1, 1).stream()
                .filter(m -> m.seq() == number)
                .findFirst()
                .orElseThrow(ProblemException::notFound);
        var why = words.undoReason(number);
        try {
            var decision =
                    reversals.reverse(desk.actor(), ActId.of(act), desk.brand(), List.of(movement.eventId()), why);
            return switch (decision) {
                case Decision.Accepted accepted -> {
                    page.flash(words.undoDone(number));
                    yield done(sku, accepted, null);
                }
                case Decision.Refused refused -> {
                    page.warn(Refusals.words(refused.refusal()));
                    yield SeeOther.at(desk.at("/stock/" + sku.sku() + "#movements"));
                }
            };
        } catch (UnknownMovement e) {
            throw ProblemException.notFound();
        }
    }

    private TemplateInstance restock(CatalogSku sku, Form form, String back) {
        desk.fill();
        return Templates.restock(sku, figures.of(sku, null), form, back);
    }

    private TemplateInstance writeOff(CatalogSku sku, Form form) {
        desk.fill();
        return Templates.writeOff(sku, figures.of(sku, null), form);
    }

    private static Response again(TemplateInstance page) {
        return Response.status(422).entity(page).build();
    }

    private Response done(CatalogSku sku, Decision.Accepted accepted, @Nullable String back) {
        long seq = accepted.events().getFirst().seq();
        if (back != null && back.startsWith(desk.at("/stock?"))) {
            return SeeOther.at(SeeOther.safe(back + "&moved=" + sku.sku() + "&seq=" + seq));
        }
        return SeeOther.at(desk.at("/stock/" + sku.sku() + "?seq=" + seq));
    }
}
