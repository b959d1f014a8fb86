package fy.orders;

import fy.events.InventoryEvent;
import fy.inventory.updater.Decision;
import fy.inventory.updater.DecisionWriter.Decided;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Opens a task where a count shows that more is promised than there is: stock stops at 0, the rest is people's. */
@ApplicationScoped
class CountShortfalls {

    private static final int MOST_ORDERS = 100;

    void write(Connection connection, List<Decided> decided) throws SQLException {
        for (var one : decided) {
            if (one.decision() instanceof Decision.Accepted accepted) {
                for (var missing : accepted.missing()) {
                    open(connection, accepted, missing, newestOpen(connection, missing));
                }
            }
        }
    }

    /** The newest orders whose open units together make up what is missing: at most so many, and no more lines are read. */
    private static List<Long> newestOpen(Connection connection, Decision.Missing missing) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select order_id, open from order_lines where sku = ? and open > 0 order by line_id desc limit ?")) {
            statement.setString(1, missing.sku().code());
            statement.setInt(2, MOST_ORDERS);
            var orders = new ArrayList<Long>();
            long units = 0;
            try (var rows = statement.executeQuery()) {
                while (units < missing.units() && rows.next()) {
                    orders.add(rows.getLong(1));
                    units += rows.getLong(2);
                }
            }
            return orders;
        }
    }

    private static void open(
            Connection connection, Decision.Accepted decision, Decision.Missing missing, List<Long> orders)
            throws SQLException {
        var brandId = decision.events().stream()
                .filter(event -> event.sku().equals(missing.sku()))
                .map(InventoryEvent::brandId)
                .findFirst()
                .orElseThrow();
        try (var statement = connection.prepareStatement("""
                insert into shortfall_tasks (decision_id, sku, brand_id, missing, order_ids, opened_at)
                values (?, ?, ?, ?, ?, ?)
                """)) {
            statement.setObject(1, decision.decisionId());
            statement.setString(2, missing.sku().code());
            statement.setObject(3, brandId.value());
            statement.setLong(4, missing.units());
            statement.setArray(5, connection.createArrayOf("bigint", orders.toArray()));
            statement.setObject(6, decision.decidedAt().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }
}
