package fy.portal;

import fy.catalog.CatalogSku;
import fy.inventory.Freshness;
import fy.inventory.Movements;
import fy.shared.InvalidInput;
import fy.web.Chart;
import fy.web.Form;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One SKU: how many there are, how that came about, and how many there were at any time. */
@Path("/portal/{brand}/stock/{sku}")
@RolesAllowed("viewer")
@Blocking
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
class SkuPages {

    private static final int PAGE = 40;
    private static final int POINTS = 240;

    @Inject
    Desk desk;

    @Inject
    Movements movements;

    @Inject
    LiveFigures figures;

    @Inject
    Freshness freshness;

    @Inject
    StockMessages words;

    @Inject
    SkuMessages skuWords;

    @Inject
    Instants instants;

    @Inject
    Clock clock;

    @CheckedTemplate(basePath = "portal/stock")
    static class Templates {

        private Templates() {}

        static native TemplateInstance sku(SkuView view);
    }

    /** What may be asked in the address, but for instants: {@code at}; {@code from}, {@code to}. */
    static class Asked {
        @QueryParam("seq")
        @Nullable
        String seq;

        @QueryParam("before")
        @Nullable
        String before;

        @QueryParam("range")
        @Nullable
        String range;
    }

    @GET
    public TemplateInstance sku(@PathParam("sku") String code, @BeanParam Asked asked, @Context UriInfo address) {
        var query = address.getQueryParameters();
        var sku = desk.sku(code);
        desk.fill();
        long before = LiveFigures.seq(asked.before);
        String range = asked.range == null ? rangeOf(sku) : asked.range;
        var page = movements.ofSku(sku.brandId(), sku.sku(), before == 0 ? null : before, PAGE + 1);
        var shownMovements =
                page.stream().limit(PAGE).map(m -> MovementView.of(m, words)).toList();
        String self = desk.at("/stock/" + sku.sku());
        var form = new Form();
        return Templates.sku(new SkuView(
                sku,
                figures.of(sku, asked.seq),
                freshness.asOf(sku.sku()).orElse(null),
                sku.pictureId() == null ? null : "/pictures/" + sku.pictureId(),
                chart(sku, range),
                ranges(range),
                shownMovements,
                before == 0 ? null : self + "#movements",
                page.size() > PAGE
                        ? self + "?before=" + shownMovements.getLast().seq() + "#movements"
                        : null,
                form,
                asOf(sku, query, form),
                compared(sku, query, form),
                desk.staff()));
    }

    private SkuView.@Nullable AsOf asOf(CatalogSku sku, MultivaluedMap<String, String> query, Form form) {
        var sent = SentInstant.of("at", query::getFirst);
        var at = sent.isBlank() ? null : instants.read(form, "at", sent);
        if (at == null) {
            return null;
        }
        try {
            var then = movements.quantityAsOf(sku.brandId(), sku.sku(), at);
            return new SkuView.AsOf(
                    at,
                    MovementView.figure(then.quantity()),
                    then.seq(),
                    desk.at("/stock/" + sku.sku() + "?before=" + (then.seq() + 1) + "#movements"));
        } catch (InvalidInput future) {
            form.reject("at", skuWords.future());
            return null;
        }
    }

    private SkuView.@Nullable Compared compared(CatalogSku sku, MultivaluedMap<String, String> query, Form form) {
        var sentFrom = SentInstant.of("from", query::getFirst);
        var sentTo = SentInstant.of("to", query::getFirst);
        var from = sentFrom.isBlank() ? null : instants.read(form, "from", sentFrom);
        boolean untilNow = sentTo.isBlank();
        var to = untilNow ? Instant.MAX : instants.read(form, "to", sentTo);
        if (from == null || to == null) {
            return null;
        }
        if (to.isBefore(from)) {
            form.reject("to", skuWords.toBeforeFrom());
            return null;
        }
        try {
            var then = movements.quantityAsOf(sku.brandId(), sku.sku(), from);
            return compared(
                    then,
                    untilNow
                            ? movements.quantityNow(sku.brandId(), sku.sku())
                            : movements.quantityAsOf(sku.brandId(), sku.sku(), to));
        } catch (InvalidInput future) {
            form.reject(untilNow ? "from" : "to", skuWords.future());
            return null;
        }
    }

    private static SkuView.Compared compared(Movements.AsOf then, Movements.AsOf later) {
        long before = then.quantity();
        long after = later.quantity();
        return new SkuView.Compared(
                then.at(),
                later.at(),
                MovementView.figure(before),
                MovementView.figure(after),
                (after > before ? "+" : after < before ? "−" : "±") + MovementView.figure(Math.abs(after - before)));
    }

    /** Thirty days, or all there is where that is less. */
    private String rangeOf(CatalogSku sku) {
        return sku.createdAt().isAfter(clock.instant().minus(Duration.ofDays(30))) ? "all" : "30";
    }

    private Chart chart(CatalogSku sku, String range) {
        Instant to = clock.instant();
        Instant from = to.minus(Duration.ofDays(days(range)));
        if ("all".equals(range)) {
            from = sku.createdAt();
        }
        var steps = movements.series(sku.brandId(), sku.sku(), from, to, POINTS).stream()
                .map(point -> new Chart.Step(point.at(), point.quantity()))
                .toList();
        return Chart.ofSteps(steps, from, to);
    }

    private static int days(String range) {
        return switch (range) {
            case "1" -> 1;
            case "7" -> 7;
            case "90" -> 90;
            case "365" -> 365;
            default -> 30;
        };
    }

    private List<SkuView.Range> ranges(String range) {
        String chosen = "all".equals(range) ? "all" : String.valueOf(days(range));
        return List.of(
                range("1", words.oneDay(), chosen),
                range("7", words.days(7), chosen),
                range("30", words.days(30), chosen),
                range("90", words.days(90), chosen),
                range("365", words.oneYear(), chosen),
                range("all", skuWords.everything(), chosen));
    }

    private static SkuView.Range range(String code, String label, String chosen) {
        return new SkuView.Range(code, label, code.equals(chosen));
    }
}
