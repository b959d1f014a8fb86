package fy.orders;

import fy.shared.Sku;
import java.time.Instant;
import java.util.List;

/** What was shipped at once. Carrier and tracking number may be empty. */
public record Parcel(long parcelId, String carrier, String trackingNumber, Instant shippedAt, List<Line> lines) {

    /**
     * What is in a parcel of one order line.
     *
     * @param quantity units in this parcel
     */
    public record Line(long lineId, Sku sku, String productName, int quantity) {}
}
