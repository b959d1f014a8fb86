package fy.orders;

import fy.shared.BrandId;
import fy.shared.Sku;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An order as it was placed: nothing here ever changes. Amounts are minor units.
 *
 * @param total goods and shipping
 * @param lines by brand, then in the order they were written
 */
public record AsPlaced(long orderId, Instant placedAt, String currency, long total, List<Line> lines) {

    /**
     * A line with what it cost then.
     *
     * @param shippingPrice the brand's, once for all its lines
     */
    public record Line(BrandId brandId, Sku sku, int quantity, long unitPrice, long shippingPrice) {}

    /** As the database would give it: brands in the order of their ids' digits. */
    static AsPlaced of(long orderId, Instant placedAt, OrderContent content) {
        var shipping = content.shipping().stream()
                .collect(Collectors.toMap(Checkout.Shipping::brandId, Checkout.Shipping::price));
        var lines = content.lines().stream()
                .sorted(Comparator.comparing(line -> line.brandId().toString()))
                .map(line -> new Line(
                        line.brandId(),
                        line.sku(),
                        line.quantity(),
                        line.unitPrice(),
                        shipping.getOrDefault(line.brandId(), 0L)))
                .toList();
        return new AsPlaced(orderId, placedAt, content.currency(), content.total(), lines);
    }
}
