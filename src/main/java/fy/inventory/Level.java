package fy.inventory;

import fy.shared.Sku;
import java.time.Instant;

/**
 * The live stock of a SKU, as far as its events have been read.
 *
 * @param quantity units
 * @param seq of the SKU's last event that was read; 0 when it never moved
 * @param occurredAt of that event; the epoch when it never moved
 * @param held an event is missing: the figure stays behind until that event arrives
 */
public record Level(Sku sku, long quantity, long seq, Instant occurredAt, boolean held) {

    /** The level of a SKU that never moved. */
    public static Level none(Sku sku) {
        return new Level(sku, 0, 0, Instant.EPOCH, false);
    }

    /** Whether this level includes the event with that seq. */
    public boolean includes(long seq) {
        return this.seq >= seq;
    }
}
