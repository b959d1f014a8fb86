package fy.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fy.orders.BrandOrders;
import fy.orders.CustomerOrders;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of orders, newest first. Amounts are minor units.
 *
 * @param next {@code after} of the next page; null when this is the last
 */
record OrdersPage(List<Row> orders, @Nullable Long next) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            long orderId,
            String status,
            Instant placedAt,
            int units,

            @Schema(description = "A brand's own part; for the customer, the whole as it was placed")
            long total,

            String currency,

            @Schema(description = "For a brand only") @Nullable
            String shipToName) {}

    static OrdersPage of(CustomerOrders.Page page) {
        return new OrdersPage(
                page.rows().stream()
                        .map(row -> new Row(
                                row.orderId(),
                                row.status().code(),
                                row.placedAt(),
                                row.units(),
                                row.placedTotal().minorUnits(),
                                row.placedTotal().currency(),
                                null))
                        .toList(),
                page.after());
    }

    static OrdersPage of(BrandOrders.Page page) {
        return new OrdersPage(
                page.rows().stream()
                        .map(row -> new Row(
                                row.orderId(),
                                row.status().code(),
                                row.placedAt(),
                                row.units(),
                                row.total().minorUnits(),
                                row.total().currency(),
                                row.shipToName()))
                        .toList(),
                page.after());
    }
}
