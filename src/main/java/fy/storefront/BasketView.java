package fy.storefront;

import fy.catalog.CatalogSku;
import fy.shared.Money;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A basket as of now.
 *
 * @param parcels one per brand: each brand ships its own
 * @param withdrawn SKUs that are not for sale any more
 * @param total what would be paid for the parcels
 */
record BasketView(List<Parcel> parcels, List<CatalogSku> withdrawn, Money total) {

    /** What one brand would send. */
    record Parcel(String brandName, String brandSlug, Money shipping, List<Line> lines) {

        public Money goods() {
            return lines.stream().map(Line::amount).reduce(new Money(0, shipping.currency()), Money::plus);
        }
    }

    record Line(CatalogSku sku, int quantity, Availability availability) {

        public Money amount() {
            return sku.price().times(quantity);
        }

        public boolean isShort() {
            return availability.isShortOf(quantity);
        }

        /** The most one customer may have over all orders; 0 for no limit. */
        public int maximum() {
            return sku.maxPerCustomer() == null ? 0 : sku.maxPerCustomer();
        }

        /** The most of it that can be had, as far as can be told now. */
        int attainable() {
            long most = Math.clamp(availability.left(), 0, quantity);
            return (int) (maximum() == 0 ? most : Math.min(most, maximum()));
        }

        public String href() {
            return Addresses.art(sku.sku());
        }

        /** Name of its field in the basket's form. */
        public String field() {
            return BasketForm.field(sku.sku());
        }

        public @Nullable String picture() {
            return Addresses.picture(sku.pictureId());
        }
    }

    public boolean isEmpty() {
        return parcels.isEmpty() && withdrawn.isEmpty();
    }

    /** Whether an order of all this would be refused, as far as can be told now. */
    public boolean needsAdjusting() {
        return !withdrawn.isEmpty() || !problems().isEmpty();
    }

    public List<Line> lines() {
        return parcels.stream().flatMap(parcel -> parcel.lines().stream()).toList();
    }

    /** Lines that want more than can be had. */
    public List<Line> problems() {
        return lines().stream()
                .filter(line -> line.attainable() < line.quantity())
                .toList();
    }

    /** Address of the stream of what it shows; null where that is nothing. */
    public @Nullable String live() {
        return Addresses.live(lines().stream().map(Line::availability).toList());
    }

    /** The same basket with only what can be had: 0 for a line that has to go. */
    public List<CartLine> adjusted() {
        return Stream.concat(
                        withdrawn.stream().map(sku -> new CartLine(sku.sku(), 0)),
                        lines().stream().map(line -> new CartLine(line.sku().sku(), line.attainable())))
                .toList();
    }

    public int pieces() {
        return lines().stream().mapToInt(Line::quantity).sum();
    }
}
