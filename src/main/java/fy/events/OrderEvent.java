package fy.events;

import fy.shared.BrandId;
import fy.shared.Sku;
import java.util.List;
import java.util.Optional;

/**
 * One step in an order's life. Ids only: no names, addresses or e-mails. Key on the topic: {@link #key()}.
 *
 * <p>{@code seq} is gapless per key from 1.
 */
public sealed interface OrderEvent {

    /** Name of the topic. */
    String TOPIC = "order_events";

    Envelope envelope();

    long seq();

    /** The order id, or the decision's id where no order came to be. */
    default String key() {
        return orderNumber().map(String::valueOf).orElse(envelope().decisionId().toString());
    }

    /** The order; empty for {@link OrderRefused}. */
    Optional<Long> orderNumber();

    /** The brand whose part of the order this is about; empty where it is about all of it. */
    Optional<BrandId> brand();

    default String type() {
        return getClass().getSimpleName();
    }

    /**
     * A line as it was ordered.
     *
     * @param quantity units ordered
     */
    record PlacedLine(long lineId, BrandId brandId, Sku sku, int quantity) {}

    /**
     * Units of a line of the order.
     *
     * @param quantity units of an order line
     */
    record LineUnits(long lineId, Sku sku, int quantity) {}

    /**
     * Units of a line that are to come back.
     *
     * @param quantity units asked back
     */
    record ReturnUnits(long returnLineId, long lineId, Sku sku, int quantity) {}

    /** Units inspected: a later inspection of held units has a negative {@code hold}. */
    record InspectedUnits(long returnLineId, Sku sku, int fit, int discard, int hold) {}

    /**
     * A SKU an order was short of.
     *
     * @param wanted units asked for
     * @param had units there were at {@code seq}
     */
    record Shortfall(Sku sku, long wanted, long had, long seq) {}

    record OrderPlaced(Envelope envelope, long seq, long orderId, List<PlacedLine> lines) implements OrderEvent {
        @Override
        public Optional<Long> orderNumber() {
            return Optional.of(orderId);
        }

        @Override
        public Optional<BrandId> brand() {
            return Optional.empty();
        }
    }

    record OrderRefused(Envelope envelope, long seq, List<Shortfall> shortfalls) implements OrderEvent {
        @Override
        public Optional<Long> orderNumber() {
            return Optional.empty();
        }

        @Override
        public Optional<BrandId> brand() {
            return Optional.empty();
        }
    }

    /** A step of one brand's part of an order. */
    sealed interface OfBrand extends OrderEvent {
        long orderId();

        BrandId brandId();

        @Override
        default Optional<Long> orderNumber() {
            return Optional.of(orderId());
        }

        @Override
        default Optional<BrandId> brand() {
            return Optional.of(brandId());
        }
    }

    record OrderAccepted(Envelope envelope, long seq, long orderId, BrandId brandId) implements OfBrand {}

    record ParcelShipped(
            Envelope envelope, long seq, long orderId, BrandId brandId, long parcelId, List<LineUnits> lines)
            implements OfBrand {}

    /**
     * Units that will not be shipped.
     *
     * @param byCustomer the customer cancelled, else the brand
     * @param putBack the units went back to stock
     */
    record LinesCancelled(
            Envelope envelope,
            long seq,
            long orderId,
            BrandId brandId,
            boolean byCustomer,
            boolean putBack,
            List<LineUnits> lines)
            implements OfBrand {}

    record ReturnRequested(
            Envelope envelope, long seq, long orderId, BrandId brandId, long returnId, List<ReturnUnits> lines)
            implements OfBrand {}

    record ReturnApproved(Envelope envelope, long seq, long orderId, BrandId brandId, long returnId)
            implements OfBrand {}

    record ReturnDeclined(Envelope envelope, long seq, long orderId, BrandId brandId, long returnId)
            implements OfBrand {}

    record ReturnReceived(
            Envelope envelope, long seq, long orderId, BrandId brandId, long returnId, List<InspectedUnits> lines)
            implements OfBrand {}
}
