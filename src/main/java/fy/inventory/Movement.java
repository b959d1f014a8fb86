package fy.inventory;

import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Sku;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a SKU's ledger, for people.
 *
 * @param type name of the event type, for example {@code StockSold}
 * @param quantity units after this movement; before it: {@link #before()}
 * @param actorName who did it; null where that is a customer, whose name is not the brand's to see here
 * @param orderId the order it belongs to, where there is one
 * @param returnLineId the return line the goods came back on, where they did
 * @param refersTo the sale it cancels or the movement it reverses
 * @param reversed whether a later movement undid this one
 * @param counted units counted, set for a count alone, as are {@code setAside} and {@code asOf}
 * @param position in the brand's feed; null until published
 */
public record Movement(
        UUID eventId,
        String type,
        BrandId brandId,
        Sku sku,
        int deltaQuantity,
        long quantity,
        long seq,
        UUID decisionId,
        @Nullable Long orderId,
        FyId actor,
        @Nullable String actorName,
        @Nullable String reason,
        Instant occurredAt,
        @Nullable Long returnLineId,
        @Nullable UUID refersTo,
        boolean reversed,
        @Nullable Long counted,
        @Nullable Long setAside,
        @Nullable Instant asOf,
        @Nullable Long position) {

    /** Units before this movement. */
    public long before() {
        return quantity - deltaQuantity;
    }

    /** Whether it can still be undone: receipts and write-offs, once each. */
    public boolean reversible() {
        return !reversed && (type.equals("StockReceived") || type.equals("StockWrittenOff"));
    }
}
