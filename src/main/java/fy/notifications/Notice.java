package fy.notifications;

import fy.events.OrderEvent.LineUnits;
import fy.shared.BrandId;
import fy.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something worth a mail that an event says. */
sealed interface Notice {

    MailKind kind();

    UUID eventId();

    /** Whose members are told, or about whose part of the order the customer is told; null: about all of an order. */
    @Nullable
    BrandId brandId();

    /**
     * A SKU fell to zero or to its threshold.
     *
     * @param quantity units left
     * @param threshold the SKU's at the time of reading
     */
    record OfStock(
            MailKind kind, UUID eventId, BrandId brandId, Sku sku, long quantity, int threshold, Instant occurredAt)
            implements Notice {}

    /**
     * A step of an order.
     *
     * @param parcelId set when goods were shipped
     * @param returnId set for the steps of a return
     * @param units the lines it is about; empty: the whole order, or the return's own lines
     * @param reason in the actor's words
     */
    record OfOrder(
            MailKind kind,
            UUID eventId,
            @Nullable BrandId brandId,
            long orderId,
            @Nullable Long parcelId,
            @Nullable Long returnId,
            List<LineUnits> units,
            @Nullable String reason)
            implements Notice {}
}
