package fy.inventory.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fy.shared.BrandId;
import fy.shared.Sku;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A SKU's level as it stands on the snapshot topic: a cache, which a rebuild may begin from.
 *
 * @param time when the quantity came to be: {@code occurredAt} of the event {@code seq}
 * @param topicId with partition and offset: up to where the events had been read
 */
record Snapshot(
        Instant time, Sku sku, BrandId brand, long quantity, long seq, String topicId, int partition, long offset) {

    /** Of the fold's rule: snapshots of another version are not read. */
    static final int FOLD_VERSION = 1;

    private static final String ROUND = "#round/";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Says that every SKU of a partition has a snapshot which covers the events before this offset.
     *
     * @param skus how many SKUs that are
     */
    record Round(int partition, String topicId, long offset, long skus) {}

    /** One of the two is there, or neither. */
    record Entry(@Nullable Snapshot snapshot, @Nullable Round round) {}

    ProducerRecord<byte[], byte[]> message(String topic) {
        var json = JSON.createObjectNode();
        json.put("time", time.toString())
                .put("SKU", sku.code())
                .put("brandId", brand.toString())
                .put("quantity", quantity)
                .put("seq", seq);
        json.putObject("checkpoint")
                .put("topicId", topicId)
                .put("partition", partition)
                .put("offset", offset);
        json.put("foldVersion", FOLD_VERSION);
        return new ProducerRecord<>(topic, partition, bytes(sku.code()), bytes(json.toString()));
    }

    static ProducerRecord<byte[], byte[]> message(String topic, Round round, Instant time) {
        var json = JSON.createObjectNode();
        json.put("time", time.toString()).put("skus", round.skus);
        json.putObject("checkpoint")
                .put("topicId", round.topicId)
                .put("partition", round.partition)
                .put("offset", round.offset);
        json.put("foldVersion", FOLD_VERSION);
        return new ProducerRecord<>(topic, round.partition, bytes(ROUND + round.partition), bytes(json.toString()));
    }

    /** Empty for what cannot be used: a deleted one, another fold's, or anything else. */
    static Optional<Entry> read(ConsumerRecord<byte[], byte[]> message) {
        if (message.key() == null || message.value() == null) {
            return Optional.empty();
        }
        var key = new String(message.key(), StandardCharsets.UTF_8);
        try {
            var json = JSON.readTree(message.value());
            if (json.path("foldVersion").asInt() != FOLD_VERSION) {
                return Optional.empty();
            }
            return Optional.of(key.startsWith(ROUND) ? new Entry(null, round(json)) : new Entry(snapshot(json), null));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Round round(JsonNode json) {
        var checkpoint = json.path("checkpoint");
        return new Round(
                checkpoint.path("partition").intValue(),
                checkpoint.path("topicId").textValue(),
                checkpoint.path("offset").longValue(),
                json.path("skus").longValue());
    }

    private static Snapshot snapshot(JsonNode json) {
        var checkpoint = json.path("checkpoint");
        return new Snapshot(
                Instant.parse(json.path("time").textValue()),
                new Sku(json.path("SKU").textValue()),
                new BrandId(UUID.fromString(json.path("brandId").textValue())),
                json.path("quantity").longValue(),
                json.path("seq").longValue(),
                checkpoint.path("topicId").textValue(),
                checkpoint.path("partition").intValue(),
                checkpoint.path("offset").longValue());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
