package fy.orders;

import fy.events.OrderEvent;
import fy.eventstore.Ledger;
import fy.eventstore.SqlArrays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Appends steps to orders' ledgers. The rows of the orders are the last that a transaction locks. */
@ApplicationScoped
class OrderJournal {

    private final Ledger ledger;

    @Inject
    OrderJournal(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A step of an order that is there already; it gets its seq under the lock of the order's row. */
    record Entry(long orderId, LongFunction<OrderEvent> at) {}

    /** @param first events that begin a stream */
    void append(Connection connection, List<OrderEvent> first, List<Entry> entries) throws SQLException {
        var events = new ArrayList<>(first);
        var seqs = lock(connection, entries);
        for (var entry : entries) {
            long seq = seqs.merge(entry.orderId(), 1L, Long::sum);
            events.add(entry.at().apply(seq));
        }
        move(connection, seqs);
        if (!events.isEmpty()) {
            ledger.appendOrders(connection, events);
        }
    }

    private static Map<Long, Long> lock(Connection connection, List<Entry> entries) throws SQLException {
        var seqs = new HashMap<Long, Long>();
        if (entries.isEmpty()) {
            return seqs;
        }
        var ids = entries.stream().map(Entry::orderId).distinct().sorted().toList();
        try (var statement = connection.prepareStatement(
                "select order_id, event_seq from orders where order_id = any (?) order by order_id for no key update")) {
            statement.setArray(1, SqlArrays.of(connection, "bigint", ids, id -> id));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    seqs.put(rows.getLong(1), rows.getLong(2));
                }
            }
        }
        return seqs;
    }

    private static void move(Connection connection, Map<Long, Long> seqs) throws SQLException {
        if (seqs.isEmpty()) {
            return;
        }
        var moved = List.copyOf(seqs.entrySet());
        try (var statement = connection.prepareStatement("""
                update orders o set event_seq = m.seq
                from unnest(?::bigint[], ?::bigint[]) as m(order_id, seq) where o.order_id = m.order_id
                """)) {
            statement.setArray(1, SqlArrays.of(connection, "bigint", moved, Map.Entry::getKey));
            statement.setArray(2, SqlArrays.of(connection, "bigint", moved, Map.Entry::getValue));
            statement.executeUpdate();
        }
    }
}
