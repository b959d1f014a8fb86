package fy.storefront;

import fy.catalog.CatalogSku;
import fy.catalog.Work;
import fy.shared.Sku;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A work on the wall.
 *
 * @param availabilities one per SKU; the page shows the best of them
 */
record WorkCard(Work work, List<Availability> availabilities) {

    static WorkCard of(Work work, Function<Sku, Availability> available) {
        return new WorkCard(
                work, work.skus().stream().map(CatalogSku::sku).map(available).toList());
    }

    /** Leads to the first SKU that can be had, or to the first of all. */
    public String href() {
        return availabilities.stream()
                .filter(a -> !a.isSoldOut())
                .findFirst()
                .map(Availability::sku)
                .map(Addresses::art)
                .orElseGet(() -> Addresses.art(work.first().sku()));
    }

    public @Nullable String picture() {
        return Addresses.picture(work.pictureId());
    }
}
