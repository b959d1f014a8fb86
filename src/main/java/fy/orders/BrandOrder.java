package fy.orders;

import java.time.Instant;

/** An order as one of its brands sees it: its own part, who placed it only as a ship-to. */
public record BrandOrder(long orderId, Instant placedAt, ShipTo shipTo, BrandPart part) {

    public OrderStatus status() {
        return part.status();
    }
}
