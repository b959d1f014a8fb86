package fy.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The town's SKUs and customers, by number. */
record Goods(List<Item> items, List<UUID> customers) {

    record Item(String sku, UUID brand) {}

    static Goods read(Connection connection) throws SQLException {
        return new Goods(
                list(
                        connection,
                        "select sku, brand_id from skus order by length(sku), sku",
                        row -> new Item(row.getString(1), row.getObject(2, UUID.class))),
                list(
                        connection,
                        "select fy_id from clients where provider = 'town' and subject like 'customer%'",
                        row -> row.getObject(1, UUID.class)));
    }

    Item item(long number) {
        return items.get((int) Math.floorMod(number, (long) items.size()));
    }

    UUID customer(long number) {
        return customers.get((int) Math.floorMod(number, (long) customers.size()));
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> list(Connection connection, String sql, Row<T> row) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }
}
