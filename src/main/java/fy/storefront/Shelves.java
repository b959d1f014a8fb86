package fy.storefront;

import fy.catalog.CatalogSku;
import fy.catalog.Work;
import fy.inventory.Level;
import fy.inventory.StockLevels;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Puts works and their live availability together: one statement for however many SKUs a page shows. */
@ApplicationScoped
class Shelves {

    private final StockLevels levels;

    @Inject
    Shelves(StockLevels levels) {
        this.levels = levels;
    }

    /** A SKU that never moved has none left. */
    Function<Sku, Availability> availabilities(Collection<Sku> skus) {
        var found = levels.find(skus);
        return sku -> Availability.of(found.getOrDefault(sku, Level.none(sku)));
    }

    List<WorkCard> cards(List<Work> works) {
        var skus = works.stream()
                .flatMap(work -> work.skus().stream())
                .map(CatalogSku::sku)
                .toList();
        var available = availabilities(skus);
        return works.stream().map(work -> WorkCard.of(work, available)).toList();
    }
}
