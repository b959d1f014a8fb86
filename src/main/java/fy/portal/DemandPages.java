package fy.portal;

import fy.catalog.CatalogSku;
import fy.catalog.Skus;
import fy.orders.UnmetDemand;
import fy.shared.Sku;
import fy.web.Chart;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What customers wanted and the brand did not have. */
@Path("/portal/{brand}/unmet-demand")
@RolesAllowed("viewer")
@Blocking
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
class DemandPages {

    private static final int MOST_BARS = 24;
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    @Inject
    Desk desk;

    @Inject
    UnmetDemand demand;

    @Inject
    Skus skus;

    @Inject
    Clock clock;

    @CheckedTemplate(basePath = "portal/demand")
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(
                List<Line> lines,
                int days,
                @Nullable CatalogSku chosen,
                List<Hour> hours,
                @Nullable Chart chart,
                boolean staff);
    }

    /** A SKU that ran short. */
    record Line(String sku, String name, long missing, String figure, long refusals, long customers, Instant last) {}

    /** An hour in which it did. */
    record Hour(Instant at, long missing, long refusals, long customers) {}

    /**
     * What ran short, and when.
     *
     * @param days how far to look back: 1, 7, 30 or 365
     * @param sku shows its hours
     */
    @GET
    public TemplateInstance list(@QueryParam("days") @Nullable String days, @QueryParam("sku") @Nullable String sku) {
        desk.fill();
        int back = days != null && days.matches("1|7|30|365") ? Integer.parseInt(days) : 30;
        Instant to = clock.instant();
        Instant from = to.minus(Duration.ofDays(back));
        var totals = demand.perSku(desk.brand(), from, to);
        var names = skus.ofBrand(desk.brand())
                .findAll(totals.stream().map(UnmetDemand.Total::sku).toList());
        var chosen = sku == null ? null : desk.sku(sku);
        var hours = chosen == null ? List.<UnmetDemand.Hour>of() : demand.perHour(desk.brand(), chosen.sku(), from, to);
        return Templates.list(
                totals.stream().map(total -> line(total, names)).toList(),
                back,
                chosen,
                hours.stream()
                        .map(h -> new Hour(h.hour(), h.missing(), h.refusals(), h.customers()))
                        .toList(),
                hours.isEmpty() ? null : chart(hours),
                desk.staff());
    }

    private static Line line(UnmetDemand.Total total, Map<Sku, CatalogSku> names) {
        var sku = names.get(total.sku());
        return new Line(
                total.sku().code(),
                sku == null ? total.sku().code() : sku.title(),
                total.missing(),
                MovementView.figure(total.missing()),
                total.refusals(),
                total.customers(),
                total.last());
    }

    private static Chart chart(List<UnmetDemand.Hour> newestFirst) {
        return Chart.ofColumns(newestFirst.stream()
                .limit(MOST_BARS)
                .sorted(Comparator.comparing(UnmetDemand.Hour::hour))
                .map(hour -> new Chart.Column(HOUR.format(hour.hour()), hour.missing()))
                .toList());
    }
}
