package fy.catalog;

import fy.shared.BrandId;
import fy.shared.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product that is for sale, with every SKU it can be had in.
 *
 * @param skus at least one, cheapest first
 */
public record Work(List<CatalogSku> skus) {

    public Work {
        skus = List.copyOf(skus);
    }

    public UUID productId() {
        return first().productId();
    }

    public String name() {
        return first().productName();
    }

    public BrandId brandId() {
        return first().brandId();
    }

    public String brandSlug() {
        return first().brandSlug();
    }

    public String brandName() {
        return first().brandName();
    }

    public @Nullable UUID pictureId() {
        return first().pictureId();
    }

    /** The lowest price it can be had for, tax included. */
    public Money fromPrice() {
        return first().price();
    }

    /** Whether there is a dearer SKU than the first. */
    public boolean hasSeveralPrices() {
        return skus.getLast().price().minorUnits() > first().price().minorUnits();
    }

    public CatalogSku first() {
        return skus.getFirst();
    }
}
