package fy.orders;

import fy.events.InventoryEvent.MovementReversed;
import fy.events.InventoryEvent.StockReceived;
import fy.eventstore.Columns;
import fy.eventstore.SqlArrays;
import fy.inventory.updater.Decision;
import fy.inventory.updater.DecisionWriter.Decided;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Keeps what of a return line is on sale: up with a receipt that names it, down when that is reversed. */
@ApplicationScoped
class PutOnSale {

    void write(Connection connection, List<Decided> decided) throws SQLException {
        var units = new TreeMap<Long, Integer>();
        var reversed = new TreeMap<UUID, Integer>();
        for (var one : decided) {
            if (one.decision() instanceof Decision.Accepted accepted) {
                for (var event : accepted.events()) {
                    if (event instanceof StockReceived received && received.returnLineId() != null) {
                        units.merge(received.returnLineId(), received.deltaQuantity(), Math::addExact);
                    } else if (event instanceof MovementReversed reversal) {
                        reversed.merge(reversal.reverses(), reversal.deltaQuantity(), Math::addExact);
                    }
                }
            }
        }
        addReversed(connection, reversed, units);
        if (!units.isEmpty()) {
            lock(connection, units);
            move(connection, units);
        }
    }

    private static void addReversed(Connection connection, Map<UUID, Integer> reversed, Map<Long, Integer> units)
            throws SQLException {
        if (reversed.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(
                "select event_id, return_line_id from inventory_events where event_id = any (?) and return_line_id is not null")) {
            statement.setArray(1, SqlArrays.of(connection, "uuid", List.copyOf(reversed.keySet()), id -> id));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var delta = reversed.getOrDefault(rows.getObject(1, UUID.class), 0);
                    units.merge(rows.getLong(2), delta, Math::addExact);
                }
            }
        }
    }

    /** Lines named by a reversal alone were not locked before; locking the others again costs nothing. */
    private static void lock(Connection connection, Map<Long, Integer> units) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select 1 from return_lines where return_line_id = any (?) order by return_line_id for no key update")) {
            statement.setArray(
                    1,
                    SqlArrays.of(
                            connection,
                            "bigint",
                            units.keySet().stream().sorted().toList(),
                            id -> id));
            statement.executeQuery().close();
        }
    }

    private static void move(Connection connection, Map<Long, Integer> units) throws SQLException {
        try (var statement = connection.prepareStatement("""
                update return_lines l set put_on_sale = l.put_on_sale + d.quantity
                from unnest(?::bigint[], ?::int[]) as d(return_line_id, quantity)
                where l.return_line_id = d.return_line_id
                """)) {
            var columns = new Columns<>(connection, statement, List.copyOf(units.entrySet()));
            columns.add("bigint", Map.Entry::getKey);
            columns.add("integer", Map.Entry::getValue);
            statement.executeUpdate();
        }
    }
}
