package proof.checker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import proof.checker.Facts.Movement;
import proof.checker.Facts.Place;
import proof.checker.Facts.Record;
import proof.checker.Facts.Round;
import proof.checker.Facts.Snapshot;
import proof.checker.Facts.Step;
import proof.checker.Facts.Topics;

/** Reads whole topics with a plain consumer that belongs to no group. What is no event of ours is left out. */
public final class TopicFacts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROUND = "#round/";

    private final String brokers;

    private TopicFacts(String brokers) {
        this.brokers = brokers;
    }

    /**
     * @param brokers {@code host:port}
     * @param names where a topic is found; the identity for the marketplace's own
     * @param topicId which topic the snapshots must speak of to count
     */
    public static Topics read(String brokers, UnaryOperator<String> names, String topicId) {
        var reader = new TopicFacts(brokers);
        var movements = new ArrayList<Record<Movement>>();
        var steps = new ArrayList<Record<Step>>();
        var snapshots = new ArrayList<Snapshot>();
        var rounds = new ArrayList<Round>();
        reader.each(
                names.apply("inventory_events"), message -> movement(message).ifPresent(movements::add));
        reader.each(names.apply("order_events"), message -> step(message).ifPresent(steps::add));
        reader.each(names.apply("inventory_snapshots"), message -> snapshot(message, snapshots, rounds));
        return new Topics(topicId, movements, steps, snapshots, rounds);
    }

    private void each(String topic, Consumer<ConsumerRecord<byte[], byte[]>> what) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", brokers, "allow.auto.create.topics", false, "max.poll.records", 5_000);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(500)).forEach(what);
            }
        }
    }

    private static Optional<Record<Movement>> movement(ConsumerRecord<byte[], byte[]> message) {
        return json(message)
                .filter(json -> isEvent(json) && json.path("SKU").asText().equals(key(message)))
                .map(json -> new Record<>(
                        place(message),
                        new Movement(
                                uuid(json, "eventId"),
                                json.path("type").asText(),
                                json.path("SKU").asText(),
                                json.path("deltaQuantity").asLong(),
                                json.path("quantity").asLong(),
                                json.path("seq").asLong(),
                                uuid(json, "brandId"),
                                uuid(json, "decisionId"),
                                number(json, "orderId"),
                                refersTo(json),
                                number(json, "returnLineId"))));
    }

    private static Optional<Record<Step>> step(ConsumerRecord<byte[], byte[]> message) {
        return json(message)
                .filter(TopicFacts::isEvent)
                .map(json -> new Record<>(
                        place(message),
                        new Step(
                                uuid(json, "eventId"),
                                json.path("type").asText(),
                                key(message),
                                json.path("seq").asLong(),
                                uuid(json, "decisionId"))));
    }

    private static void snapshot(ConsumerRecord<byte[], byte[]> message, List<Snapshot> snapshots, List<Round> rounds) {
        json(message).ifPresent(json -> {
            var checkpoint = json.path("checkpoint");
            var topicId = checkpoint.path("topicId").asText();
            if (key(message).startsWith(ROUND)) {
                int partition = checkpoint.path("partition").asInt();
                rounds.removeIf(round -> round.partition() == partition);
                rounds.add(new Round(
                        partition,
                        topicId,
                        checkpoint.path("offset").asLong(),
                        json.path("skus").asLong()));
            } else {
                snapshots.add(new Snapshot(
                        place(message),
                        key(message),
                        json.path("quantity").asLong(),
                        json.path("seq").asLong(),
                        topicId));
            }
        });
    }

    private static boolean isEvent(JsonNode json) {
        return json.hasNonNull("eventId") && json.hasNonNull("type") && json.hasNonNull("decisionId");
    }

    private static Optional<UUID> refersTo(JsonNode json) {
        for (var name : List.of("saleEventId", "reverses")) {
            if (json.hasNonNull(name)) {
                return Optional.of(uuid(json, name));
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> json(ConsumerRecord<byte[], byte[]> message) {
        if (message.key() == null || message.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(message.value()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Place place(ConsumerRecord<byte[], byte[]> message) {
        return new Place(message.partition(), message.offset());
    }

    private static String key(ConsumerRecord<byte[], byte[]> message) {
        return new String(message.key(), UTF_8);
    }

    private static UUID uuid(JsonNode json, String name) {
        return UUID.fromString(json.path(name).asText());
    }

    private static Optional<Long> number(JsonNode json, String name) {
        return json.hasNonNull(name) ? Optional.of(json.path(name).asLong()) : Optional.empty();
    }
}
