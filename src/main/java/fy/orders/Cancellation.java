package fy.orders;

import fy.shared.Sku;
import java.time.Instant;

/**
 * Units of an order line that will not be shipped.
 *
 * @param reason why, in words
 */
public record Cancellation(
        long lineId,
        Sku sku,
        String productName,
        int quantity,
        String reason,
        boolean byCustomer,
        boolean putBack,
        Instant cancelledAt) {}
