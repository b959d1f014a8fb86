package fy.storefront;

import fy.orders.Checkout;
import fy.orders.Placement;
import fy.shared.Sku;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why nothing was ordered.
 *
 * @param byMaximum the customer would have more than the maximum per customer; else there is not enough in stock
 * @param rows every SKU at fault
 */
record RefusalView(UUID checkoutId, boolean byMaximum, List<Row> rows) {

    private static final String HAD = "had.";

    /** @param had units that could be had when it was decided */
    record Row(Sku sku, String productName, String variant, long wanted, long had) {

        /** Name of the hidden field that carries {@code had}. */
        public String field() {
            return HAD + sku;
        }

        public String href() {
            return Addresses.art(sku);
        }
    }

    static RefusalView of(Checkout checkout, Placement.Refused refused) {
        var rows = refused.shortfalls().stream()
                .map(shortfall -> row(checkout, shortfall))
                .toList();
        return new RefusalView(checkout.checkoutId(), refused.why() == Placement.Why.MAX_PER_CUSTOMER, rows);
    }

    /** The checkout's lines, each at most as many as the refusal's form says there were: 0 for a line that goes. */
    static List<CartLine> adjusted(Checkout checkout, MultivaluedMap<String, String> fields) {
        return checkout.lines().stream()
                .map(line -> new CartLine(
                        line.sku(), Math.min(line.quantity(), had(fields.getFirst(HAD + line.sku()), line.quantity()))))
                .toList();
    }

    private static int had(@Nullable String typed, int otherwise) {
        return typed != null && typed.matches("[0-9]{1,4}") ? Integer.parseInt(typed) : otherwise;
    }

    private static Row row(Checkout checkout, Placement.Shortfall shortfall) {
        var line = checkout.lines().stream()
                .filter(l -> l.sku().equals(shortfall.sku()))
                .findFirst();
        return new Row(
                shortfall.sku(),
                line.map(Checkout.Line::productName).orElse(shortfall.sku().code()),
                line.map(Checkout.Line::variant).orElse(""),
                shortfall.wanted(),
                shortfall.had());
    }
}
