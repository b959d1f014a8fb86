package fy.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import fy.orders.BrandPart;
import fy.orders.CustomerOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to placing an order: nothing in it ever changes, so that it can be given again. Amounts are minor units. */
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

    static PlacedOrder of(CustomerOrder order) {
        var parts = order.parts().stream()
                .sorted(Comparator.comparing(part -> part.brandId().value()))
                .toList();
        return new PlacedOrder(
                order.orderId(),
                "placed",
                order.placedAt(),
                order.placedTotal().currency(),
                order.placedTotal().minorUnits(),
                parts.stream().flatMap(part -> lines(part).stream()).toList(),
                parts.stream()
                        .map(part -> new Shipping(
                                part.brandId().value(), part.shippingPrice().minorUnits()))
                        .toList());
    }

    private static List<Line> lines(BrandPart part) {
        return part.lines().stream()
                .map(line -> new Line(
                        line.sku().code(),
                        part.brandId().value(),
                        line.ordered(),
                        line.unitPrice().minorUnits()))
                .toList();
    }
}
