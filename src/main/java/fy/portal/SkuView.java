package fy.portal;

import fy.catalog.CatalogSku;
import fy.live.ShownQuantity;
import fy.web.Chart;
import fy.web.Form;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one SKU.
 *
 * @param form the questions about the past, as they were asked
 * @param asOf answer to the first; null when it was not asked
 * @param compared answer to the second; null when it was not asked
 * @param stale since when the figure stands still; null while it is up to date
 */
record SkuView(
        CatalogSku sku,
        ShownQuantity shown,
        @Nullable Instant stale,
        @Nullable String picture,
        Chart chart,
        List<Range> ranges,
        List<MovementView> movements,
        @Nullable String start,
        @Nullable String next,
        Form form,
        @Nullable AsOf asOf,
        @Nullable Compared compared,
        boolean staff) {

    /** A stretch of time the chart may show. */
    record Range(String code, String label, boolean chosen) {}

    /** @param movements address of those up to then */
    record AsOf(Instant at, String quantity, long seq, String movements) {}

    record Compared(Instant from, Instant to, String before, String after, String difference) {}
}
