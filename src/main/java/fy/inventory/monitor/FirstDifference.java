package fy.inventory.monitor;

import fy.events.InventoryEvent;
import fy.events.UnreadableEvent;
import fy.eventstore.KafkaClients;
import fy.inventory.monitor.Books.Standing;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Finds the first event of a SKU that stands otherwise on the topic than in the ledger. */
@ApplicationScoped
class FirstDifference {

    private final KafkaClients clients;
    private final Jdbc jdbc;

    @Inject
    FirstDifference(KafkaClients clients, Jdbc jdbc) {
        this.clients = clients;
        this.jdbc = jdbc;
    }

    private record Line(UUID eventId, int delta, long quantity) {}

    String between(String sku, Standing from, Books.Cut cut) {
        var published = published(sku, cut);
        var lines = jdbc.list(
                """
                select seq, event_id, delta_quantity, quantity from inventory_events
                where sku = ? and seq > ? order by seq
                """,
                row -> Map.entry(row.getLong(1), new Line(row.getObject(2, UUID.class), row.getInt(3), row.getLong(4))),
                sku,
                from.seq());
        for (var line : lines) {
            var other = published.get(line.getKey());
            if (other != null && !other.equals(line.getValue())) {
                return sku + ": event seq " + line.getKey() + " is " + words(line.getValue()) + " in the ledger, but "
                        + words(other) + " on the topic";
            }
        }
        return sku + ": the events after seq " + from.seq() + " differ between ledger and topic";
    }

    private static String words(Line line) {
        return line.eventId + " (" + line.delta + " makes " + line.quantity + ")";
    }

    private Map<Long, Line> published(String sku, Books.Cut cut) {
        var lines = new HashMap<Long, Line>();
        int partition = Partitions.of(sku);
        try (var reader = clients.topic(InventoryEvent.TOPIC, "verify-first")) {
            reader.read(Map.of(), Map.of(partition, cut.checkpoints().getOrDefault(partition, 0L)), message -> {
                try {
                    var event = Arrival.of(message, cut.topicId()).event();
                    if (event.sku().code().equals(sku)) {
                        lines.putIfAbsent(
                                event.seq(),
                                new Line(event.envelope().eventId(), event.deltaQuantity(), event.quantity()));
                    }
                } catch (UnreadableEvent e) {
                    // No event of this SKU.
                }
            });
        }
        return lines;
    }
}
