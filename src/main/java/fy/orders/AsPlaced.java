package fy.orders;

import fy.shared.BrandId;
import fy.shared.Sku;
import java.time.Instant;
import java.util.List;

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
}
