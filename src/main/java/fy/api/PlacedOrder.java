package fy.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import fy.orders.AsPlaced;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to placing an order: nothing in it ever changes, so that it can be given again. Amounts are minor units. */
@RegisterForReflection(registerFullHierarchy = true)
record PlacedOrder(
        @Schema(examples = "834523") long orderId,
        String status,
        Instant placedAt,
        String currency,

        @Schema(description = "Goods and shipping, tax included")
        long total,

        List<Line> lines,
        List<Shipping> shipping) {

    record Line(@JsonProperty("SKU") String sku, UUID brandId, int quantity, long unitPrice) {}

    record Shipping(UUID brandId, long price) {}

    static PlacedOrder of(AsPlaced order) {
        return new PlacedOrder(
                order.orderId(),
                "placed",
                order.placedAt(),
                order.currency(),
                order.total(),
                order.lines().stream()
                        .map(line ->
                                new Line(line.sku().code(), line.brandId().value(), line.quantity(), line.unitPrice()))
                        .toList(),
                order.lines().stream()
                        .map(line -> new Shipping(line.brandId().value(), line.shippingPrice()))
                        .distinct()
                        .toList());
    }
}
