package fy.portal;

import fy.inventory.Movement;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One movement in words. */
record MovementView(
        long seq,
        String what,
        @Nullable String detail,
        @Nullable String reason,
        String who,
        @Nullable Long orderId,
        String delta,
        boolean out,
        String before,
        String after,
        Instant at,
        boolean reversible) {

    static MovementView of(Movement m, StockMessages words) {
        return new MovementView(
                m.seq(),
                what(m, words),
                m.counted() == null || m.setAside() == null
                        ? null
                        : words.countedDetail(figure(m.counted()), figure(m.setAside())),
                m.reason(),
                m.actorName() == null ? words.aCustomer() : m.actorName(),
                m.orderId(),
                (m.deltaQuantity() > 0 ? "+" : m.deltaQuantity() < 0 ? "−" : "±")
                        + figure(Math.abs((long) m.deltaQuantity())),
                m.deltaQuantity() < 0,
                figure(m.before()),
                figure(m.quantity()),
                m.occurredAt(),
                m.reversible());
    }

    static String what(Movement m, StockMessages words) {
        return switch (m.type()) {
            case "StockReceived" -> m.returnLineId() == null ? words.restocked() : words.backOnSale();
            case "StockSold" -> words.sold();
            case "SaleCancelled" -> words.saleCancelled();
            case "StockCounted" -> words.counted();
            case "StockWrittenOff" -> words.writtenOff();
            case "MovementReversed" -> words.undone();
            default -> m.type();
        };
    }

    static String figure(long units) {
        return String.format(Locale.ENGLISH, "%,d", units).replace('-', '−');
    }
}
