package fy.storefront;

import fy.catalog.CatalogSku;
import fy.shared.Bounds;
import fy.shared.Money;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One SKU, closely.
 *
 * @param description what the brand says about the work, plain text
 * @param variants every SKU of the work, this one among them
 * @param shipping what the brand takes per order, tax included
 * @param others other works of the brand
 */
record ArtView(
        CatalogSku sku,
        Availability availability,
        String description,
        List<Variant> variants,
        Money shipping,
        List<WorkCard> others) {

    record Variant(CatalogSku sku, Availability availability, boolean chosen) {

        public String href() {
            return Addresses.art(sku.sku());
        }

        public String label() {
            return sku.variant().isEmpty() ? sku.ownCode() : sku.variant();
        }
    }

    public @Nullable String picture() {
        return Addresses.picture(sku.pictureId());
    }

    public boolean hasVariants() {
        return variants.size() > 1;
    }

    /** The most one customer may have over all orders; 0 for no limit. */
    public int maximum() {
        return sku.maxPerCustomer() == null ? 0 : sku.maxPerCustomer();
    }

    /** Most units that may be put into the basket at once. */
    public int most() {
        return maximum() == 0 ? Bounds.MAX_LINE_QUANTITY : maximum();
    }

    /** Address of the stream of what it shows. */
    public @Nullable String live() {
        var variantsFirst = variants.stream().map(Variant::availability);
        var othersLast = others.stream().flatMap(card -> card.availabilities().stream());
        return Addresses.live(Stream.concat(variantsFirst, othersLast).toList());
    }
}
