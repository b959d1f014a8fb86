package fy.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import fy.events.EventJson;
import fy.events.InventoryEvent;
import fy.events.OrderEventJson;
import fy.events.UnreadableEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Finds the events of a topic that its ledger does not have. */
final class Strangers implements AutoCloseable {

    private static final int AT_ONCE = 2_000;

    private final Connection connection;
    private final TopicReader reader;
    private final String ledger;
    private final List<Stranger> unasked = new ArrayList<>();
    private final Map<Integer, Long> seen = new HashMap<>();
    private long looked;

    Strangers(Connection connection, TopicReader reader, String topic) {
        this.connection = connection;
        this.reader = reader;
        this.ledger = topic.equals(InventoryEvent.TOPIC) ? "inventory_events" : "order_events";
    }

    /** An event on the topic, asked about or found to be in no ledger. */
    record Stranger(UUID eventId, ConsumerRecord<byte[], byte[]> record) {}

    /** Takes one stranger. */
    interface Each {
        void found(Stranger stranger);
    }

    /** Hears how far every event was asked about and no stranger found: the next offset of each partition read so far. */
    interface Progress {
        void upTo(Map<Integer, Long> offsets) throws SQLException;
    }

    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final SQLException cause;

        Broken(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    Map<Integer, Long> ends() {
        return reader.ends();
    }

    /**
     * Reads from an offset of each partition to another.
     *
     * @return how many events were looked at
     */
    long look(Map<Integer, Long> from, Map<Integer, Long> to, Each each, Progress progress) throws SQLException {
        try {
            reader.read(from, to, message -> {
                seen.put(message.partition(), message.offset() + 1);
                var eventId = eventId(message);
                if (eventId != null) {
                    unasked.add(new Stranger(eventId, message));
                }
                if (unasked.size() == AT_ONCE) {
                    ask(each, progress);
                }
            });
            ask(each, progress);
            return looked;
        } catch (Broken e) {
            throw e.cause;
        }
    }

    private void ask(Each each, Progress progress) {
        try {
            var known = known();
            looked += unasked.size();
            unasked.stream().filter(event -> !known.contains(event.eventId())).forEach(each::found);
            unasked.clear();
            progress.upTo(Map.copyOf(seen));
        } catch (SQLException e) {
            throw new Broken(e);
        }
    }

    private Set<UUID> known() throws SQLException {
        var known = new HashSet<UUID>();
        try (var statement =
                connection.prepareStatement("select event_id from " + ledger + " where event_id = any (?)")) {
            statement.setArray(1, SqlArrays.of(connection, "uuid", unasked, Stranger::eventId));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return known;
    }

    /** Null for what is no event of ours: that is the readers' dead letter and no reason to stop. */
    private static @Nullable UUID eventId(ConsumerRecord<byte[], byte[]> message) {
        try {
            if (message.topic().equals(InventoryEvent.TOPIC)) {
                var event = EventJson.inventory(message.value());
                return keyed(message, event.sku().code()) ? event.envelope().eventId() : null;
            }
            var event = OrderEventJson.order(message.value());
            return keyed(message, event.key()) ? event.envelope().eventId() : null;
        } catch (UnreadableEvent e) {
            return null;
        }
    }

    private static boolean keyed(ConsumerRecord<byte[], byte[]> message, String key) {
        return message.key() != null && new String(message.key(), UTF_8).equals(key);
    }

    @Override
    public void close() {
        reader.close();
    }
}
