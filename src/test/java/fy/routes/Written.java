package fy.routes;

import fy.OwnersDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a request may write before it is answered: a row that is added, changed or deleted is seen. */
@ApplicationScoped
class Written {

    /** Authentication itself may note here that they were used: only added and deleted rows are seen. */
    private static final List<String> CREDENTIALS = List.of("api_keys", "sessions");

    private static final List<String> TABLES = List.of(
            "brand_invitations",
            "brand_members",
            "brand_orders",
            "brands",
            "cancellations",
            "cart_lines",
            "carts",
            "checkouts",
            "clients",
            "decisions",
            "import_rows",
            "imports",
            "inventory_events",
            "order_events",
            "order_lines",
            "orders",
            "parcel_lines",
            "parcels",
            "pictures",
            "products",
            "return_lines",
            "returns",
            "shortfall_tasks",
            "skus",
            "stock",
            "unmet_demand");

    @Inject
    OwnersDatabase database;

    /** Per table, how many rows there are and the youngest transaction that wrote one of them. */
    Map<String, String> now() throws SQLException {
        var written = new TreeMap<String, String>();
        try (var connection = database.open();
                var statement = connection.createStatement()) {
            for (var table : TABLES) {
                written.put(
                        table, one(statement, "count(*) || ' rows, ' || coalesce(max(xmin::text::bigint), 0)", table));
            }
            for (var table : CREDENTIALS) {
                written.put(table, one(statement, "count(*) || ' rows'", table));
            }
        }
        return written;
    }

    private static String one(Statement statement, String what, String table) throws SQLException {
        try (var row = statement.executeQuery("select " + what + " from " + table)) {
            row.next();
            return row.getString(1);
        }
    }
}
