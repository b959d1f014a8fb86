package fy.inventory.monitor;

import java.util.UUID;

/** A running digest of a SKU's events: two sides that saw the same events in the same order have the same. */
final class EventDigest {

    static final long START = 17;

    private EventDigest() {}

    static long next(long digest, UUID eventId, long seq, int delta, long quantity) {
        long mixed = eventId.getMostSignificantBits();
        mixed = 31 * mixed + eventId.getLeastSignificantBits();
        mixed = 31 * mixed + seq;
        mixed = 31 * mixed + delta;
        mixed = 31 * mixed + quantity;
        return 31 * digest + (mixed ^ (mixed >>> 32));
    }
}
