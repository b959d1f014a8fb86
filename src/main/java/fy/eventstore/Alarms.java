package fy.eventstore;

import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What needs an operator. An alarm of a kind about a subject is raised once and stands until it is cleared. */
@ApplicationScoped
public class Alarms {

    /** Every kind there is. */
    static final List<String> KINDS = List.of("held", "dead-letter", "relay", "verify", "monitor");

    private static final int MOST_COUNTED = 10_000;

    private final Jdbc jdbc;

    @Inject
    Alarms(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something that an operator should look at.
     *
     * @param kind {@code held} (subject: SKU), {@code dead-letter}, {@code relay}, {@code verify} or {@code monitor}
     * @param clearedAt null while it stands
     */
    public record Alarm(
            long alarmId,
            String kind,
            String subject,
            String detail,
            Instant raisedAt,
            @Nullable Instant clearedAt) {}

    /** Joins the caller's transaction where there is one. An alarm that stands already stays as it is. */
    public void raise(String kind, String subject, String detail) {
        jdbc.update("""
                insert into alarms (kind, subject, detail) values (?, ?, ?)
                on conflict (kind, subject) where cleared_at is null do nothing
                """, kind, subject, detail);
    }

    public void clear(String kind, String subject) {
        jdbc.update(
                "update alarms set cleared_at = now() where kind = ? and subject = ? and cleared_at is null",
                kind,
                subject);
    }

    /** The alarms that stand, newest first. */
    public List<Alarm> standing(int limit) {
        return jdbc.list("""
                select alarm_id, kind, subject, detail, raised_at, cleared_at from alarms
                where cleared_at is null order by alarm_id desc limit ?
                """, Alarms::alarm, limit);
    }

    /** All alarms, newest first. {@code beforeId}: the last of the page before, else null. */
    public List<Alarm> all(@Nullable Long beforeId, int limit) {
        return jdbc.list("""
                select alarm_id, kind, subject, detail, raised_at, cleared_at from alarms
                where alarm_id < ? order by alarm_id desc limit ?
                """, Alarms::alarm, beforeId == null ? Long.MAX_VALUE : beforeId, limit);
    }

    /** How many stand, by kind; kinds without any are left out. Counted up to {@value #MOST_COUNTED} in all. */
    Map<String, Long> count() {
        return jdbc.list("""
                        select kind, count(*) from (select kind from alarms where cleared_at is null limit ?) as standing
                        group by kind
                        """, row -> Map.entry(row.getString(1), row.getLong(2)), MOST_COUNTED).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Alarm alarm(ResultSet row) throws SQLException {
        var clearedAt = row.getObject(6, OffsetDateTime.class);
        return new Alarm(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                clearedAt == null ? null : clearedAt.toInstant());
    }
}
