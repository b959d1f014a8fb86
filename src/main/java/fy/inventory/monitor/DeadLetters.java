package fy.inventory.monitor;

import fy.eventstore.Jobs;
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

    private final Jdbc jdbc;
    private final Jobs jobs;

    @Inject
    DeadLetters(Jdbc jdbc, Jobs jobs) {
        this.jdbc = jdbc;
        this.jobs = jobs;
    }

    /**
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
    public boolean settle(long deadLetterId, FyId by) {
        return jdbc.update(
                        "update dead_letters set settled_at = now(), settled_by = ? where dead_letter_id = ? and settled_at is null",
                        by,
                        deadLetterId)
                > 0;
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
