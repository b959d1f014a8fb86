package fy.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The marks of what is published, and to which topics. */
final class Publication {

    private Publication() {}

    /**
     * Of a run in relay order, what may be marked: per key what was acknowledged before the first that was not.
     *
     * @param acknowledged ids of the rows that Kafka acknowledged
     */
    static List<OutboxRow> withoutHole(List<OutboxRow> run, Set<Long> acknowledged) {
        var broken = new HashSet<String>();
        var prefix = new ArrayList<OutboxRow>();
        for (var row : run) {
            if (!acknowledged.contains(row.id())) {
                broken.add(row.key());
            } else if (!broken.contains(row.key())) {
                prefix.add(row);
            }
        }
        return prefix;
    }

    /**
     * Marks rows as published and gives each its position, in relay order.
     *
     * @throws SQLException also when another relay marked one of them meanwhile; then none is marked
     */
    static void mark(Connection connection, List<OutboxRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("""
                with counter as (
                    update publication set last_position = last_position + ? returning last_position - ? as before
                )
                update outbox o set position = counter.before + m.nr, brand_id = m.brand_id
                from counter, unnest(?::bigint[], ?::uuid[]) with ordinality as m (id, brand_id, nr)
                where o.id = m.id and o.position is null
                """)) {
            statement.setLong(1, rows.size());
            statement.setLong(2, rows.size());
            statement.setArray(3, SqlArrays.of(connection, "bigint", rows, OutboxRow::id));
            statement.setArray(4, SqlArrays.of(connection, "uuid", rows, OutboxRow::brandId));
            if (statement.executeUpdate() != rows.size()) {
                throw new SQLException("another relay published some of these events meanwhile");
            }
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** The job that makes the topics anew at the moment; null when none does. */
    static @Nullable UUID republication(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select republication from publication");
                var rows = statement.executeQuery()) {
            return rows.next() ? rows.getObject(1, UUID.class) : null;
        }
    }

    static void republication(Connection connection, @Nullable UUID jobId) throws SQLException {
        try (var statement = connection.prepareStatement("update publication set republication = ?::uuid")) {
            statement.setObject(1, jobId);
            statement.executeUpdate();
        }
    }

    static boolean anythingPublished(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select last_position > 0 from publication");
                var rows = statement.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /** Ids of the topics that events were published to, by name. */
    static Map<String, String> topics(Connection connection) throws SQLException {
        var topics = new HashMap<String, String>();
        try (var statement = connection.prepareStatement("select name, topic_id from event_topics");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                topics.put(rows.getString(1), rows.getString(2));
            }
        }
        return topics;
    }

    static void topic(Connection connection, String name, String id) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into event_topics (name, topic_id) values (?, ?)
                on conflict (name) do update set topic_id = excluded.topic_id,
                    looked_at = case when event_topics.topic_id = excluded.topic_id then event_topics.looked_at else '{}' end
                """)) {
            statement.setString(1, name);
            statement.setString(2, id);
            statement.executeUpdate();
        }
    }

    /** By partition, the offset up to which every event of that topic is known to stand in the ledger. */
    static Map<Integer, Long> lookedAt(Connection connection, String name, String topicId) throws SQLException {
        var offsets = new HashMap<Integer, Long>();
        try (var statement = connection.prepareStatement("""
                select o.nr - 1, o.upto from event_topics t, unnest(t.looked_at) with ordinality as o (upto, nr)
                where t.name = ? and t.topic_id = ?
                """)) {
            statement.setString(1, name);
            statement.setString(2, topicId);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    offsets.put(rows.getInt(1), rows.getLong(2));
                }
            }
        }
        return offsets;
    }

    static void lookedAt(Connection connection, String name, String topicId, Map<Integer, Long> offsets)
            throws SQLException {
        try (var statement =
                connection.prepareStatement("update event_topics set looked_at = ? where name = ? and topic_id = ?")) {
            statement.setArray(
                    1,
                    SqlArrays.of(
                            connection,
                            "bigint",
                            IntStream.range(0, TopicReader.PARTITIONS).boxed().toList(),
                            partition -> offsets.getOrDefault(partition, 0L)));
            statement.setString(2, name);
            statement.setString(3, topicId);
            statement.executeUpdate();
        }
    }
}
