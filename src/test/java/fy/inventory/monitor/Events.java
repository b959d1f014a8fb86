package fy.inventory.monitor;

import fy.events.Envelope;
import fy.events.InventoryEvent;
import fy.events.InventoryEvent.StockReceived;
import fy.events.InventoryEvent.StockWrittenOff;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A SKU's history made of deltas, and where it stands on a topic. */
final class Events {

    static final Sku SKU = new Sku("ab_20x20_white");
    static final BrandId BRAND = BrandId.of("0198aaaa-0000-7000-8000-000000000001");

    private Events() {}

    /** One event per delta, in order; the deltas must not take the stock below zero. */
    static List<Arrival> of(int... deltas) {
        var arrivals = new ArrayList<Arrival>();
        long quantity = 0;
        for (int i = 0; i < deltas.length; i++) {
            quantity += deltas[i];
            arrivals.add(new Arrival(event(i + 1, deltas[i], quantity), "topic", 3, i));
        }
        return arrivals;
    }

    static InventoryEvent event(long seq, int delta, long quantity) {
        var id = new UUID(0x0198_0000_0000_7000L, seq);
        var envelope = new Envelope(
                id,
                id,
                new FyId(BRAND.value()),
                null,
                Instant.parse("2026-11-22T10:00:00Z").plusSeconds(seq));
        return delta >= 0
                ? new StockReceived(envelope, BRAND, SKU, delta, quantity, seq, null)
                : new StockWrittenOff(envelope, BRAND, SKU, delta, quantity, seq);
    }
}
