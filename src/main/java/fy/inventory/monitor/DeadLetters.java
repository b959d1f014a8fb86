package fy.inventory.monitor;

import fy.events.EventJson;
import fy.events.InventoryEvent;
import fy.eventstore.Alarms;
import fy.eventstore.EventStore;
import fy.eventstore.Jobs;
import fy.eventstore.Topics;
import fy.shared.FyId;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Records of the topic that could not be read: kept with their cause until an operator settles them. */
@ApplicationScoped
public class DeadLetters {

    private static final String SELECT = """
            select dead_letter_id, topic, partition, record_offset, cause, record_key, record_value, found_at, settled_at
            from dead_letters
            """;

    private static final int SHOWN = 2_000;

    static final String REDRIVE = "re-drive";

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Jdbc jdbc;
    private final Jobs jobs;
    private final Alarms alarms;
    private final EventStore store;
    private volatile boolean fresh = true;

    @Inject
    DeadLetters(Jdbc jdbc, Jobs jobs, Alarms alarms, EventStore store) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.alarms = alarms;
        this.store = store;
    }

    /**
     * A record that could not be read.
     *
     * @param key as text, malformed characters replaced; null where the record has none
     * @param value as text, malformed characters replaced, its first 2 000 characters
     * @param settledAt null while it waits for an operator
     */
    public record DeadLetter(
            long deadLetterId,
            String topic,
            int partition,
            long offset,
            String cause,
            @Nullable String key,
            @Nullable String value,
            Instant foundAt,
            @Nullable Instant settledAt) {}

    /** Those that wait, newest first. {@code beforeId}: the last of the page before, else null. */
    public List<DeadLetter> waiting(@Nullable Long beforeId, int limit) {
        return jdbc.list(
                SELECT + "where settled_at is null and dead_letter_id < ? order by dead_letter_id desc limit ?",
                DeadLetters::letter,
                beforeId == null ? Long.MAX_VALUE : beforeId,
                limit);
    }

    public Optional<DeadLetter> find(long deadLetterId) {
        return jdbc.first(SELECT + "where dead_letter_id = ?", DeadLetters::letter, deadLetterId);
    }

    /** Nothing more is to be done about it. False when it was settled before or does not exist. */
    public boolean settle(long deadLetterId, @Nullable FyId by) {
        boolean settled = jdbc.update(
                        "update dead_letters set settled_at = now(), settled_by = ? where dead_letter_id = ? and settled_at is null",
                        by,
                        deadLetterId)
                > 0;
        if (settled) {
            find(deadLetterId)
                    .ifPresent(letter -> alarms.clear(
                            "dead-letter", letter.topic() + "/" + letter.partition() + "@" + letter.offset()));
        }
        return settled;
    }

    /**
     * Puts the record on its topic once more, after what made it unreadable was mended, and settles it.
     *
     * @return the job; empty when it was settled before or does not exist
     */
    public Optional<UUID> redrive(long deadLetterId, FyId by) {
        return find(deadLetterId)
                .filter(letter -> letter.settledAt() == null)
                .map(letter -> jobs.ask(REDRIVE, String.valueOf(deadLetterId), by));
    }

    /** Keeps a record that could not be read, on the open transaction, and raises an alarm. */
    void found(ConsumerRecord<byte[], byte[]> message, String cause) {
        keep(message.topic(), message.partition(), message.offset(), cause, message.key(), message.value());
    }

    /** Keeps an event that does not follow from those before it. */
    void broken(Arrival arrival) {
        var event = arrival.event();
        keep(
                InventoryEvent.TOPIC,
                arrival.partition(),
                arrival.offset(),
                "seq " + event.seq() + " does not follow: quantity " + event.quantity() + " after a delta of "
                        + event.deltaQuantity(),
                event.sku().code().getBytes(StandardCharsets.UTF_8),
                EventJson.encode(event));
    }

    private void keep(
            String topic, int partition, long offset, String cause, byte @Nullable [] key, byte @Nullable [] value) {
        jdbc.update("""
                insert into dead_letters (topic, partition, record_offset, cause, record_key, record_value)
                select ?, ?, ?, ?, ?, ? where not exists (
                    select from dead_letters
                    where topic = ? and partition = ? and record_offset = ? and settled_at is null)
                """, topic, partition, offset, cause, key, value, topic, partition, offset);
        alarms.raise("dead-letter", topic + "/" + partition + "@" + offset, cause);
        fresh = true;
    }

    /** Copies to the dead-letter topic what is not there yet. */
    void publish() {
        if (!fresh) {
            return;
        }
        fresh = false;
        try {
            var waiting = jdbc.list(
                    "select dead_letter_id, topic, partition, record_offset, cause, record_key, record_value from dead_letters"
                            + " where published_at is null order by dead_letter_id limit 1000",
                    DeadLetters::copy);
            store.send("dead-letters", waiting.stream().map(Copy::message).toList());
            jdbc.update(
                    "update dead_letters set published_at = now() where dead_letter_id = any (?::bigint[])",
                    waiting.stream().map(Copy::deadLetterId).toList());
        } catch (RuntimeException e) {
            fresh = true;
            LOG.warn("dead letters are not on their topic yet: " + e.getMessage());
        }
    }

    private record Copy(long deadLetterId, ProducerRecord<byte[], byte[]> message) {}

    private static Copy copy(ResultSet row) throws SQLException {
        var message = new ProducerRecord<>(Topics.DEAD_LETTERS, row.getBytes(6), row.getBytes(7));
        message.headers().add("cause", row.getString(5).getBytes(StandardCharsets.UTF_8));
        message.headers()
                .add(
                        "origin",
                        (row.getString(2) + "/" + row.getInt(3) + "@" + row.getLong(4))
                                .getBytes(StandardCharsets.UTF_8));
        return new Copy(row.getLong(1), message);
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        var settledAt = row.getObject(9, OffsetDateTime.class);
        return new DeadLetter(
                row.getLong(1),
                row.getString(2),
                row.getInt(3),
                row.getLong(4),
                row.getString(5),
                text(row.getBytes(6)),
                text(row.getBytes(7)),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                settledAt == null ? null : settledAt.toInstant());
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN);
    }
}
