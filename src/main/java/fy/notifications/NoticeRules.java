package fy.notifications;

import fy.events.InventoryEvent;
import fy.events.OrderEvent;
import fy.events.OrderEvent.LineUnits;
import fy.notifications.Notice.OfOrder;
import fy.notifications.Notice.OfStock;
import fy.shared.BrandId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which events are worth a mail. Pure: an event alone says whether it crossed a line. */
final class NoticeRules {

    private NoticeRules() {}

    /**
     * The event that takes stock from above zero to zero, or from above the threshold to it or below. One mail per
     * crossing: nothing more is said until stock has risen above the line and falls again.
     *
     * @param threshold the SKU's; 0 for none
     */
    static Optional<OfStock> about(InventoryEvent event, int threshold) {
        long before = event.quantity() - event.deltaQuantity();
        if (event.quantity() == 0 && before > 0) {
            return Optional.of(stock(MailKind.STOCK_OUT, event, threshold));
        }
        if (event.quantity() > 0 && event.quantity() <= threshold && before > threshold) {
            return Optional.of(stock(MailKind.LOW_STOCK, event, threshold));
        }
        return Optional.empty();
    }

    /** What an order's step says to the customer and to the brands. */
    static List<OfOrder> about(OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderPlaced placed -> placed(placed);
            case OrderEvent.OrderRefused _, OrderEvent.OrderAccepted _ -> List.of();
            case OrderEvent.ParcelShipped shipped ->
                List.of(new OfOrder(
                        MailKind.PARCEL_SHIPPED,
                        shipped.envelope().eventId(),
                        shipped.brandId(),
                        shipped.orderId(),
                        shipped.parcelId(),
                        null,
                        shipped.lines(),
                        null));
            case OrderEvent.LinesCancelled cancelled -> cancelled(cancelled);
            case OrderEvent.ReturnRequested requested ->
                List.of(ofReturn(MailKind.RETURN_REQUESTED, requested, requested.returnId()));
            case OrderEvent.ReturnApproved approved ->
                List.of(ofReturn(MailKind.RETURN_APPROVED, approved, approved.returnId()));
            case OrderEvent.ReturnDeclined declined ->
                List.of(ofReturn(MailKind.RETURN_DECLINED, declined, declined.returnId()));
            case OrderEvent.ReturnReceived received -> received(received);
        };
    }

    private static List<OfOrder> placed(OrderEvent.OrderPlaced event) {
        var customer = Stream.of(placed(MailKind.ORDER_PLACED, event, null));
        var brands = event.lines().stream()
                .map(OrderEvent.PlacedLine::brandId)
                .distinct()
                .map(brand -> placed(MailKind.NEW_ORDER, event, brand));
        return Stream.concat(customer, brands).toList();
    }

    private static OfOrder placed(MailKind kind, OrderEvent.OrderPlaced event, @Nullable BrandId brand) {
        return new OfOrder(kind, event.envelope().eventId(), brand, event.orderId(), null, null, List.of(), null);
    }

    /** The customer hears of every cancellation, the brand only of one that was not its own. */
    private static List<OfOrder> cancelled(OrderEvent.LinesCancelled event) {
        var kinds = event.byCustomer()
                ? List.of(MailKind.ORDER_CANCELLED, MailKind.CANCELLED_BY_CUSTOMER)
                : List.of(MailKind.ORDER_CANCELLED);
        return kinds.stream()
                .map(kind -> new OfOrder(
                        kind,
                        event.envelope().eventId(),
                        event.brandId(),
                        event.orderId(),
                        null,
                        null,
                        event.lines(),
                        event.envelope().reason()))
                .toList();
    }

    /** A later look at units on hold adds none: the customer has heard of them. */
    private static List<OfOrder> received(OrderEvent.ReturnReceived event) {
        var units = event.lines().stream()
                .map(line -> new LineUnits(line.returnLineId(), line.sku(), line.fit() + line.discard() + line.hold()))
                .filter(line -> line.quantity() > 0)
                .toList();
        return units.isEmpty()
                ? List.of()
                : List.of(new OfOrder(
                        MailKind.RETURN_RECEIVED,
                        event.envelope().eventId(),
                        event.brandId(),
                        event.orderId(),
                        null,
                        event.returnId(),
                        units,
                        null));
    }

    private static OfOrder ofReturn(MailKind kind, OrderEvent.OfBrand event, long returnId) {
        return new OfOrder(
                kind,
                event.envelope().eventId(),
                event.brandId(),
                event.orderId(),
                null,
                returnId,
                List.of(),
                event.envelope().reason());
    }

    private static OfStock stock(MailKind kind, InventoryEvent event, int threshold) {
        return new OfStock(
                kind,
                event.envelope().eventId(),
                event.brandId(),
                event.sku(),
                event.quantity(),
                threshold,
                event.envelope().occurredAt());
    }
}
