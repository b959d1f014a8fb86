package fy.portal;

import fy.catalog.CatalogSku;
import fy.clients.Limited;
import fy.events.InventoryEvent;
import fy.inventory.Counts;
import fy.inventory.UnderWay;
import fy.inventory.updater.Decision;
import fy.live.ShownQuantity;
import fy.orders.SetAside;
import fy.shared.Bounds;
import fy.web.ActId;
import fy.web.Form;
import fy.web.Page;
import fy.web.SeeOther;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counting the shelf: what was sold and still lies there is shown with its orders, and may be corrected. */
@Path("/portal/{brand}/stock/{sku}/counts")
@RolesAllowed("staff")
@Blocking
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
class CountPages {

    @Inject
    Desk desk;

    @Inject
    Counts counts;

    @Inject
    SetAside setAside;

    @Inject
    UnderWay underWay;

    @Inject
    LiveFigures figures;

    @Inject
    Page page;

    @Inject
    CountMessages words;

    @Inject
    Instants instants;

    @Inject
    Clock clock;

    @CheckedTemplate(basePath = "portal/stock")
    static class Templates {

        private Templates() {}

        static native TemplateInstance count(
                CatalogSku sku, ShownQuantity shown, Form form, List<SetAside.Row> promised, long promisedUnits);
    }

    /** When it was counted, as the form sends it. */
    static class CountedAt {
        @FormParam("asOf")
        @Nullable
        String local;

        @FormParam("asOf.shown")
        @Nullable
        String shown;

        @FormParam("asOf.instant")
        @Nullable
        String instant;

        @FormParam("asOf.offset")
        @Nullable
        String offset;

        SentInstant sent() {
            return SentInstant.of(local, shown, instant, offset);
        }
    }

    /** The form, with what was set aside at the instant {@code asOf}; now where none is asked for. */
    @GET
    @Path("/new")
    public Response form(@PathParam("sku") String code, @Context UriInfo address) {
        var sku = desk.sku(code);
        var form = new Form();
        var at = at(form, address.getQueryParameters());
        var promised = at == null ? List.<SetAside.Row>of() : setAside.at(desk.brand(), sku.sku(), at);
        form.keep("setAside", String.valueOf(units(promised)));
        form.keep("reckoned", String.valueOf(units(promised)));
        return shown(sku, form, promised, form.hasErrors() ? 422 : 200);
    }

    /**
     * Books a count.
     *
     * @param reckoned units set aside that the form spoke of: what was set aside may be corrected only by who saw them
     */
    @POST
    @Limited("restock")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response count(
            @PathParam("sku") String code,
            @FormParam("act") @Nullable String act,
            @FormParam("counted") @Nullable String counted,
            @FormParam("setAside") @Nullable String aside,
            @FormParam("reckoned") @Nullable String reckoned,
            @BeanParam CountedAt countedAt,
            @FormParam("reason") @Nullable String reason) {
        var sku = desk.sku(code);
        var form = new Form();
        long found = form.whole("counted", counted, 0, Bounds.MAX_QUANTITY);
        long sold = form.whole("setAside", aside, 0, Bounds.MAX_QUANTITY);
        Instant at = instants.read(form, "asOf", countedAt.sent());
        String why = form.line("reason", reason, 0, 200);
        if (at == null) {
            return shown(sku, form.keep("reckoned", reckoned), List.of(), 422);
        }
        underWay.settle(desk.brand(), Set.of(sku.sku()), at);
        var promised = setAside.at(desk.brand(), sku.sku(), at);
        if (!form.hasErrors()
                && sold != units(promised)
                && !String.valueOf(units(promised)).equals(reckoned)) {
            form.reject("setAside", words.reckonedAnew());
            form.keep("setAside", String.valueOf(units(promised)));
        }
        form.keep("reckoned", String.valueOf(units(promised)));
        if (!form.hasErrors()) {
            var decision = counts.count(desk.actor(), ActId.of(act), desk.brand(), sku.sku(), found, sold, at, why);
            if (decision instanceof Decision.Accepted accepted) {
                var event = accepted.events().getFirst();
                page.flash(outcome(sku, event));
                return SeeOther.at(desk.at("/stock/" + sku.sku() + "?seq=" + event.seq()));
            }
            Refusals.note(form, ((Decision.Refused) decision).refusal());
        }
        return shown(sku, form, promised, 422);
    }

    private @Nullable Instant at(Form form, MultivaluedMap<String, String> asked) {
        if (asked.containsKey("asOf")) {
            return instants.read(form, "asOf", SentInstant.of("asOf", asked::getFirst));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instants.keep(form, "asOf", now);
        return now;
    }

    private String outcome(CatalogSku sku, InventoryEvent event) {
        return event.deltaQuantity() == 0
                ? words.countRight(sku.title())
                : words.countDone(sku.title(), MovementView.figure(event.quantity()));
    }

    private Response shown(CatalogSku sku, Form form, List<SetAside.Row> promised, int status) {
        desk.fill();
        return Response.status(status)
                .entity(Templates.count(sku, figures.of(sku, null), form, promised, units(promised)))
                .build();
    }

    private static long units(List<SetAside.Row> promised) {
        return promised.stream().mapToLong(SetAside.Row::quantity).sum();
    }
}
