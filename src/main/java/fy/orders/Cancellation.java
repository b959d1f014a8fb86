package fy.orders;

import fy.shared.Sku;
import java.time.Instant;

/** @param reason why, in words */
public record Cancellation(
        long lineId,
        Sku sku,
        String productName,
        int quantity,
        String reason,
        boolean byCustomer,
        boolean putBack,
        Instant cancelledAt) {}
