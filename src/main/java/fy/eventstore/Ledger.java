package fy.eventstore;

import static java.time.ZoneOffset.UTC;

import fy.events.Envelope;
import fy.events.InventoryEvent;
import fy.events.InventoryEvent.MovementReversed;
import fy.events.InventoryEvent.SaleCancelled;
import fy.events.InventoryEvent.StockCounted;
import fy.events.InventoryEvent.StockReceived;
import fy.events.InventoryEvent.StockSold;
import fy.events.InventoryEvent.StockWrittenOff;
import fy.events.OrderEvent;
import fy.events.OrderEventJson;
import fy.shared.BrandId;
import fy.traces.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The two append-only ledgers. Appending also puts each event into the outbox, in the same transaction. */
@ApplicationScoped
public class Ledger {

    private static final int INVENTORY = 1;
    private static final int ORDERS = 2;

    private final Traces traces;

    @Inject
    public Ledger(Traces traces) {
        this.traces = traces;
    }

    /** Appends in the given order; the stock rows of these SKUs are locked by the caller's open transaction. */
    public void appendInventory(Connection connection, List<InventoryEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement("""
                insert into inventory_events (event_id, type, sku, delta_quantity, quantity, seq, brand_id, decision_id,
                    order_id, actor, reason, occurred_at, return_line_id, refers_to, counted, set_aside, as_of)
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::uuid[], ?::uuid[],
                    ?::bigint[], ?::uuid[], ?::text[], ?::timestamptz[], ?::bigint[], ?::uuid[], ?::bigint[], ?::bigint[],
                    ?::timestamptz[])
                """)) {
            var columns = new Columns<>(connection, insert, events);
            columns.add("uuid", e -> e.envelope().eventId());
            columns.add("text", InventoryEvent::type);
            columns.add("text", e -> e.sku().code());
            columns.add("int4", InventoryEvent::deltaQuantity);
            columns.add("int8", InventoryEvent::quantity);
            columns.add("int8", InventoryEvent::seq);
            columns.add("uuid", e -> e.brandId().value());
            columns.add("uuid", e -> e.envelope().decisionId());
            columns.add("int8", InventoryEvent::orderId);
            columns.add("uuid", e -> e.envelope().actor().value());
            columns.add("text", e -> e.envelope().reason());
            columns.add("timestamptz", e -> e.envelope().occurredAt().atOffset(UTC));
            columns.add("int8", e -> e instanceof StockReceived received ? received.returnLineId() : null);
            columns.add("uuid", Ledger::refersTo);
            columns.add("int8", e -> e instanceof StockCounted counted ? counted.counted() : null);
            columns.add("int8", e -> e instanceof StockCounted counted ? counted.setAside() : null);
            columns.add(
                    "timestamptz",
                    e -> e instanceof StockCounted counted ? counted.asOf().atOffset(UTC) : null);
            insert.executeUpdate();
        }
        putOut(connection, INVENTORY, events, InventoryEvent::envelope);
    }

    /** Appends in the given order; the order rows are locked (or new) in the caller's open transaction. */
    public void appendOrders(Connection connection, List<? extends OrderEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement("""
                insert into order_events (event_id, type, key, seq, order_id, brand_id, decision_id, actor, reason,
                    occurred_at, detail)
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::uuid[], ?::uuid[],
                    ?::uuid[], ?::text[], ?::timestamptz[], ?::jsonb[])
                """)) {
            var columns = new Columns<>(connection, insert, events);
            columns.add("uuid", e -> e.envelope().eventId());
            columns.add("text", OrderEvent::type);
            columns.add("text", OrderEvent::key);
            columns.add("int8", OrderEvent::seq);
            columns.add("int8", e -> e.orderNumber().orElse(null));
            columns.add("uuid", e -> e.brand().map(BrandId::value).orElse(null));
            columns.add("uuid", e -> e.envelope().decisionId());
            columns.add("uuid", e -> e.envelope().actor().value());
            columns.add("text", e -> e.envelope().reason());
            columns.add("timestamptz", e -> e.envelope().occurredAt().atOffset(UTC));
            columns.add("jsonb", OrderEventJson::detail);
            insert.executeUpdate();
        }
        putOut(connection, ORDERS, events, OrderEvent::envelope);
    }

    /** The movements of each of these decisions, in the order they were decided; decisions without any are left out. */
    public Map<UUID, List<InventoryEvent>> ofDecisions(Connection connection, Collection<UUID> decisions)
            throws SQLException {
        var found = new HashMap<UUID, List<InventoryEvent>>();
        if (decisions.isEmpty()) {
            return found;
        }
        var sql = "select " + LedgerRows.INVENTORY_COLUMNS
                + " from inventory_events e join outbox o using (event_id) where e.decision_id = any(?) order by o.id";
        try (var select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", decisions.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var event = LedgerRows.inventory(rows, 1);
                    found.computeIfAbsent(event.envelope().decisionId(), id -> new ArrayList<>())
                            .add(event);
                }
            }
        }
        return found;
    }

    private static @Nullable UUID refersTo(InventoryEvent event) {
        return switch (event) {
            case SaleCancelled cancelled -> cancelled.saleEventId();
            case MovementReversed reversed -> reversed.reverses();
            case StockReceived _, StockSold _, StockCounted _, StockWrittenOff _ -> null;
        };
    }

    private <T> void putOut(Connection connection, int stream, List<T> events, Function<? super T, Envelope> envelope)
            throws SQLException {
        if (traces.on()) {
            putOutFollowed(connection, stream, events.stream().map(envelope).toList());
            return;
        }
        try (var insert = connection.prepareStatement(
                "insert into outbox (stream, event_id) select ?, u.id from unnest(?::uuid[]) with ordinality u(id, n) order by u.n")) {
            insert.setInt(1, stream);
            insert.setArray(2, SqlArrays.of(connection, "uuid", events, e -> envelope.apply(e)
                    .eventId()));
            insert.executeUpdate();
        }
    }

    private void putOutFollowed(Connection connection, int stream, List<Envelope> events) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into outbox (stream, event_id, traceparent)
                select ?, u.id, u.traceparent from unnest(?::uuid[], ?::text[]) with ordinality u(id, traceparent, n) order by u.n
                """)) {
            insert.setInt(1, stream);
            insert.setArray(2, SqlArrays.of(connection, "uuid", events, Envelope::eventId));
            insert.setArray(3, SqlArrays.of(connection, "text", events, e -> traces.of(e.decisionId())));
            insert.executeUpdate();
        }
    }
}
