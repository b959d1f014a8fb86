package fy.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import fy.events.EventJson;
import fy.events.InventoryEvent;
import fy.events.OrderEvent;
import fy.events.OrderEventJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Reads the outbox with its events. */
final class OutboxRows {

    private static final int INVENTORY = 1;

    private OutboxRows() {}

    private record Pointer(
            long id, int stream, UUID eventId, @Nullable String traceparent) {}

    private interface Bind {
        void to(PreparedStatement statement) throws SQLException;
    }

    private interface Build {
        OutboxRow from(long id, ResultSet row) throws SQLException;
    }

    /** The first that are not yet published, in relay order. */
    static List<OutboxRow> unpublished(Connection connection, int limit) throws SQLException {
        return rows(
                connection,
                "select id, stream, event_id, traceparent from outbox where position is null order by id limit ?",
                statement -> statement.setInt(1, limit));
    }

    /**
     * Those published before, in relay order. Only what is published may be read past an id: among the unpublished, one
     * with a smaller id may still commit.
     */
    static List<OutboxRow> published(Connection connection, long afterId, int limit) throws SQLException {
        return rows(
                connection,
                "select id, stream, event_id, traceparent from outbox where position is not null and id > ? order by id limit ?",
                statement -> {
                    statement.setLong(1, afterId);
                    statement.setInt(2, limit);
                });
    }

    /** A SKU's published events with a seq from {@code fromSeq} to {@code toSeq}, in order. */
    static List<OutboxRow> ofSku(Connection connection, String sku, long fromSeq, long toSeq) throws SQLException {
        return rows(connection, """
                select o.id, o.stream, o.event_id, o.traceparent from inventory_events e join outbox o on o.event_id = e.event_id
                where e.sku = ? and e.seq between ? and ? and o.position is not null order by o.id
                """, statement -> {
            statement.setString(1, sku);
            statement.setLong(2, fromSeq);
            statement.setLong(3, toSeq);
        });
    }

    private static List<OutboxRow> rows(Connection connection, String sql, Bind bind) throws SQLException {
        var pointers = new ArrayList<Pointer>();
        try (var statement = connection.prepareStatement(sql)) {
            bind.to(statement);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    pointers.add(new Pointer(
                            rows.getLong(1), rows.getInt(2), rows.getObject(3, UUID.class), rows.getString(4)));
                }
            }
        }
        var found = new HashMap<UUID, OutboxRow>();
        read(
                connection,
                "select " + LedgerRows.INVENTORY_COLUMNS + " from inventory_events e where e.event_id = any (?)",
                pointers.stream().filter(p -> p.stream == INVENTORY).toList(),
                (id, row) -> inventory(id, LedgerRows.inventory(row, 1)),
                found);
        read(
                connection,
                "select " + LedgerRows.ORDER_COLUMNS + " from order_events e where e.event_id = any (?)",
                pointers.stream().filter(p -> p.stream != INVENTORY).toList(),
                (id, row) -> order(id, LedgerRows.order(row, 1)),
                found);
        return pointers.stream().map(pointer -> complete(found, pointer)).toList();
    }

    private static OutboxRow complete(Map<UUID, OutboxRow> found, Pointer pointer) {
        var row = found.get(pointer.eventId);
        if (row == null) {
            throw new RelayRefused("outbox row " + pointer.id + " names event " + pointer.eventId
                    + ", which the ledger does not have");
        }
        TracedRecords.mark(row.message().headers(), pointer.traceparent);
        return row;
    }

    private static void read(
            Connection connection, String sql, List<Pointer> pointers, Build build, Map<UUID, OutboxRow> found)
            throws SQLException {
        if (pointers.isEmpty()) {
            return;
        }
        var ids = new HashMap<UUID, Long>();
        pointers.forEach(pointer -> ids.put(pointer.eventId, pointer.id));
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, SqlArrays.of(connection, "uuid", pointers, Pointer::eventId));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var eventId = rows.getObject(1, UUID.class);
                    found.put(eventId, build.from(ids.getOrDefault(eventId, 0L), rows));
                }
            }
        }
    }

    private static OutboxRow inventory(long id, InventoryEvent event) {
        var key = event.sku().code();
        return new OutboxRow(
                id,
                InventoryEvent.TOPIC + "/" + key,
                event.brandId().value(),
                new ProducerRecord<>(InventoryEvent.TOPIC, key.getBytes(UTF_8), EventJson.encode(event)));
    }

    private static OutboxRow order(long id, OrderEvent event) {
        var key = event.key();
        return new OutboxRow(
                id,
                OrderEvent.TOPIC + "/" + key,
                null,
                new ProducerRecord<>(OrderEvent.TOPIC, key.getBytes(UTF_8), OrderEventJson.encode(event)));
    }
}
