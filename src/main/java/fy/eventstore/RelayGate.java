package fy.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import fy.events.EventJson;
import fy.events.InventoryEvent;
import fy.events.OrderEvent;
import fy.events.OrderEventJson;
import fy.events.UnreadableEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What must be so before a relay publishes: the topics are ours, and Kafka knows nothing that the ledgers do not. */
@ApplicationScoped
class RelayGate {

    /** Records looked at from the end of each partition: more than were ever sent again at once would be enough. */
    private static final int TAIL = 200;

    private final Topics topics;
    private final KafkaClients clients;

    @Inject
    RelayGate(Topics topics, KafkaClients clients) {
        this.topics = topics;
        this.clients = clients;
    }

    /** @throws RelayRefused with what an operator has to do */
    void pass(Connection connection) throws SQLException {
        var ids = topics.ensure();
        var known = Publication.topics(connection);
        for (var plan : TopicPlan.EVENTS) {
            var id = ids.getOrDefault(plan.name(), "");
            if (known.containsKey(plan.name())
                    && !id.equals(known.get(plan.name()))
                    && Publication.anythingPublished(connection)) {
                throw new RelayRefused("Kafka lost what was published: topic " + plan.name()
                        + " is not the one the events were published to; republish from the ledgers");
            }
        }
        refuseStrangers(connection);
        for (var plan : TopicPlan.EVENTS) {
            Publication.topic(connection, plan.name(), ids.getOrDefault(plan.name(), ""));
        }
    }

    private void refuseStrangers(Connection connection) throws SQLException {
        for (var topic : List.of(InventoryEvent.TOPIC, OrderEvent.TOPIC)) {
            var tail = tail(topic);
            var unknown = unknown(connection, topic, tail);
            if (unknown != null) {
                throw new RelayRefused("Kafka knows more than the ledger: event " + unknown + " at " + tail.get(unknown)
                        + " is not in the database; export the difference, then republish from the ledgers");
            }
        }
    }

    /** Where in the tails of the topic's partitions which event stands. */
    private Map<UUID, String> tail(String topic) {
        var found = new HashMap<UUID, String>();
        try (var reader = clients.topic(topic, "relay-gate")) {
            var ends = reader.ends();
            var from = new HashMap<Integer, Long>();
            ends.forEach((partition, end) -> from.put(partition, Math.max(0, end - TAIL)));
            reader.read(from, ends, message -> {
                var eventId = eventId(message);
                if (eventId != null) {
                    found.put(eventId, topic + "/" + message.partition() + "@" + message.offset());
                }
            });
        }
        return found;
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

    private static @Nullable UUID unknown(Connection connection, String topic, Map<UUID, String> tail)
            throws SQLException {
        var ledger = topic.equals(InventoryEvent.TOPIC) ? "inventory_events" : "order_events";
        try (var statement = connection.prepareStatement("select asked.id from unnest(?::uuid[]) as asked (id) "
                + "where not exists (select from " + ledger + " e where e.event_id = asked.id) limit 1")) {
            statement.setArray(1, connection.createArrayOf("uuid", tail.keySet().toArray()));
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getObject(1, UUID.class) : null;
            }
        }
    }
}
