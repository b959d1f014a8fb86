package fy.inventory.monitor;

import fy.shared.BrandId;
import fy.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The rule by which the events of one SKU become its level; monitor, rebuild and verification all fold by it. The next
 * event in seq is applied, an old one is skipped, an early one is parked until those before it have come.
 */
final class SkuFold {

    private final Sku sku;
    private final BrandId brand;
    private final TreeMap<Long, Arrival> parked = new TreeMap<>();
    private final List<Arrival> broken = new ArrayList<>();
    private long seq;
    private long quantity;
    private Instant occurredAt;
    private long digest = EventDigest.START;
    private boolean changed;

    SkuFold(Sku sku, BrandId brand, long seq, long quantity, Instant occurredAt) {
        this.sku = sku;
        this.brand = brand;
        this.seq = seq;
        this.quantity = quantity;
        this.occurredAt = occurredAt;
    }

    /** Before the first event. */
    static SkuFold empty(Sku sku, BrandId brand) {
        return new SkuFold(sku, brand, 0, 0, Instant.EPOCH);
    }

    void accept(Arrival arrival) {
        long next = arrival.event().seq();
        if (next > seq + 1) {
            changed |= parked.putIfAbsent(next, arrival) == null;
        } else if (next == seq + 1) {
            apply(arrival);
            while (!parked.isEmpty() && parked.firstKey() <= seq + 1) {
                var first = parked.pollFirstEntry().getValue();
                if (first.event().seq() == seq + 1) {
                    apply(first);
                }
            }
        }
    }

    private void apply(Arrival arrival) {
        var event = arrival.event();
        changed = true;
        if (event.quantity() != quantity + event.deltaQuantity()
                || !event.brandId().equals(brand)) {
            broken.add(arrival);
            return;
        }
        seq = event.seq();
        quantity = event.quantity();
        occurredAt = event.envelope().occurredAt();
        digest = EventDigest.next(digest, event.envelope().eventId(), seq, event.deltaQuantity(), quantity);
    }

    /** Takes up events that were parked before. */
    void park(Collection<Arrival> before) {
        before.forEach(arrival -> parked.put(arrival.event().seq(), arrival));
    }

    /** Events whose quantity or brand does not follow from those before: they count as unreadable. */
    List<Arrival> broken() {
        return List.copyOf(broken);
    }

    Collection<Arrival> parked() {
        return List.copyOf(parked.values());
    }

    /** Whether an event is missing. */
    boolean held() {
        return !parked.isEmpty();
    }

    /** Whether any event since made a difference. */
    boolean changed() {
        return changed;
    }

    /** From here on, only what comes makes a difference. */
    void settled() {
        changed = false;
        broken.clear();
    }

    Sku sku() {
        return sku;
    }

    BrandId brand() {
        return brand;
    }

    long seq() {
        return seq;
    }

    long quantity() {
        return quantity;
    }

    Instant occurredAt() {
        return occurredAt;
    }

    /** Of all events applied since this fold began, in order. */
    long digest() {
        return digest;
    }
}
