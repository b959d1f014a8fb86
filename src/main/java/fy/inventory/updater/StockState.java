package fy.inventory.updater;

import fy.shared.BrandId;
import fy.shared.Sku;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The head of one SKU's ledger.
 *
 * @param quantity units in stock
 * @param seq of its newest event; 0 before the first
 */
record StockState(
        Sku sku,
        BrandId brandId,
        long quantity,
        long seq,
        @Nullable Instant lastOccurredAt,
        @Nullable Instant lastCountedAsOf) {

    /** When this SKU's next event occurs: now, or a microsecond after its last where clocks say otherwise. */
    Instant next(Instant now) {
        if (lastOccurredAt == null || now.isAfter(lastOccurredAt)) {
            return now;
        }
        return lastOccurredAt.plus(1, ChronoUnit.MICROS);
    }

    StockState moved(int delta, Instant occurredAt) {
        return new StockState(sku, brandId, Math.addExact(quantity, delta), seq + 1, occurredAt, lastCountedAsOf);
    }

    StockState counted(Instant asOf) {
        return new StockState(sku, brandId, quantity, seq, lastOccurredAt, asOf);
    }
}
