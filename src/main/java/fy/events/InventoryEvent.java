package fy.events;

import fy.shared.BrandId;
import fy.shared.Sku;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One movement of one SKU's stock. Key on the topic: the SKU.
 *
 * <p>{@code seq} is gapless per SKU from 1; {@code quantity} is the stock after this event, never negative.
 */
public sealed interface InventoryEvent {

    /** Name of the topic. */
    String TOPIC = "inventory_events";

    Envelope envelope();

    BrandId brandId();

    Sku sku();

    /** Units: positive into stock, negative out of it. */
    int deltaQuantity();

    /** Units in stock after this event. */
    long quantity();

    long seq();

    /** Name of the type on the topic and in the ledger. */
    default String type() {
        return getClass().getSimpleName();
    }

    /** The order this movement belongs to, where there is one. */
    default @Nullable Long orderId() {
        return null;
    }

    /**
     * Goods came in.
     *
     * @param returnLineId the return line these goods came back on; null for goods from anywhere else
     */
    record StockReceived(
            Envelope envelope,
            BrandId brandId,
            Sku sku,
            int deltaQuantity,
            long quantity,
            long seq,
            @Nullable Long returnLineId)
            implements InventoryEvent {}

    /** A customer ordered. */
    record StockSold(
            Envelope envelope, BrandId brandId, Sku sku, int deltaQuantity, long quantity, long seq, Long orderId)
            implements InventoryEvent {}

    /**
     * Units of a sale came back to stock before they were shipped.
     *
     * @param saleEventId the {@link StockSold} it takes back
     */
    record SaleCancelled(
            Envelope envelope,
            BrandId brandId,
            Sku sku,
            int deltaQuantity,
            long quantity,
            long seq,
            Long orderId,
            UUID saleEventId)
            implements InventoryEvent {}

    /**
     * Somebody counted the shelf; the delta (zero where it was right) makes the books agree with it.
     *
     * @param counted units found at {@code asOf}
     * @param setAside units of those that were already sold and not yet shipped at {@code asOf}
     * @param asOf the instant of the count
     */
    record StockCounted(
            Envelope envelope,
            BrandId brandId,
            Sku sku,
            int deltaQuantity,
            long quantity,
            long seq,
            long counted,
            long setAside,
            Instant asOf)
            implements InventoryEvent {}

    /** Goods left other than by a sale; has a reason. */
    record StockWrittenOff(Envelope envelope, BrandId brandId, Sku sku, int deltaQuantity, long quantity, long seq)
            implements InventoryEvent {}

    /**
     * A receipt or write-off was undone.
     *
     * @param reverses the event it undoes; each is reversed once at the most
     */
    record MovementReversed(
            Envelope envelope, BrandId brandId, Sku sku, int deltaQuantity, long quantity, long seq, UUID reverses)
            implements InventoryEvent {}
}
