package fy.inventory.updater;

import fy.events.InventoryEvent;
import fy.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the updater answers. The same request gets the same decision for ever. */
public sealed interface Decision {

    UUID decisionId();

    /** PostgreSQL's time under the lock. */
    Instant decidedAt();

    /**
     * It happened, for ever.
     *
     * @param events the movements, in the order they were decided
     * @param orderId the new order's number; null for anything but an order
     * @param missing where a count found less than is promised; told once, when it is decided
     */
    record Accepted(
            UUID decisionId,
            Instant decidedAt,
            List<InventoryEvent> events,
            @Nullable Long orderId,
            List<Missing> missing)
            implements Decision {}

    /**
     * What a count could not find.
     *
     * @param units sold and not on the shelf: stock was corrected to zero and still this many are short
     */
    record Missing(Sku sku, long units) {}

    /** Nothing moved. {@code rows} has every row at fault, sorted by SKU. */
    record Refused(UUID decisionId, Instant decidedAt, Refusal refusal) implements Decision {}

    /**
     * Why nothing moved.
     *
     * @param rows at least one; their causes may differ
     */
    record Refusal(List<Shortfall> rows) {

        /** The first row's cause: that of all of them in an order. */
        public Cause cause() {
            return rows.getFirst().cause();
        }
    }

    /**
     * What speaks against one SKU.
     *
     * @param wanted units asked for
     * @param had units there were (of stock, of the customer's allowance, of the line), at the SKU's {@code seq}
     */
    record Shortfall(Sku sku, Cause cause, long wanted, long had, long seq) {}

    /** Why an act was refused. */
    enum Cause {
        /** Less in stock than the order wants. */
        SHORT,
        /** The customer would have more than the SKU's maximum per customer; {@code had}: what is left of it. */
        MAX_PER_CUSTOMER,
        /** A write-off or reversal would take stock below zero. */
        BELOW_ZERO,
        /** Stock would exceed one thousand million units. */
        ABOVE_MAXIMUM,
        /** A count's instant is not after that of the SKU's last count. */
        COUNT_OUT_OF_ORDER,
        /** A count's instant is in the future. */
        COUNT_IN_FUTURE,
        /** A named movement was reversed before. */
        ALREADY_REVERSED,
        /** A named movement is no receipt or write-off of this brand. */
        NOT_REVERSIBLE,
        /** More than the order line has open. */
        MORE_THAN_OPEN,
        /** More than came back on the return line and is not on sale yet. */
        MORE_THAN_RETURNED
    }
}
