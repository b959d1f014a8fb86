package proof.checker;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import proof.checker.Facts.Books;
import proof.checker.Facts.Decision;
import proof.checker.Facts.Head;
import proof.checker.Facts.Item;
import proof.checker.Facts.Level;
import proof.checker.Facts.Line;
import proof.checker.Facts.Member;
import proof.checker.Facts.Movement;
import proof.checker.Facts.Order;
import proof.checker.Facts.ReturnLine;
import proof.checker.Facts.Sales;
import proof.checker.Facts.Shortage;
import proof.checker.Facts.Step;

/** Reads the tables of a marketplace at rest. */
public final class DatabaseFacts {

    private final Connection connection;

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private DatabaseFacts(Connection connection) {
        this.connection = connection;
    }

    public static Books books(Connection connection) throws SQLException {
        var database = new DatabaseFacts(connection);
        return new Books(
                database.ledger(), database.stock(), database.projection(), database.steps(), database.catalog());
    }

    public static Sales sales(Connection connection) throws SQLException {
        var database = new DatabaseFacts(connection);
        return new Sales(
                database.decisions(),
                database.orders(),
                database.lines(),
                database.returns(),
                database.shortages(),
                database.members(),
                database.customerAddresses());
    }

    /** Id of the topic that the movements are published to; empty before the first. */
    public static String topicId(Connection connection) throws SQLException {
        return new DatabaseFacts(connection)
                        .all(
                                "select topic_id from event_topics where name = 'inventory_events'",
                                row -> row.getString("topic_id"))
                        .stream()
                        .findFirst()
                        .orElse("");
    }

    private List<Movement> ledger() throws SQLException {
        return all(
                "select * from inventory_events order by sku, seq",
                row -> new Movement(
                        uuid(row, "event_id"),
                        row.getString("type"),
                        row.getString("sku"),
                        row.getLong("delta_quantity"),
                        row.getLong("quantity"),
                        row.getLong("seq"),
                        uuid(row, "brand_id"),
                        uuid(row, "decision_id"),
                        Optional.ofNullable(row.getObject("order_id", Long.class)),
                        Optional.ofNullable(row.getObject("refers_to", UUID.class)),
                        Optional.ofNullable(row.getObject("return_line_id", Long.class))));
    }

    private List<Head> stock() throws SQLException {
        return all(
                "select sku, quantity, seq from stock",
                row -> new Head(row.getString("sku"), row.getLong("quantity"), row.getLong("seq")));
    }

    private List<Level> projection() throws SQLException {
        return all(
                "select sku, quantity, seq, held from stock_level natural join projection",
                row -> new Level(
                        row.getString("sku"), row.getLong("quantity"), row.getLong("seq"), row.getBoolean("held")));
    }

    private List<Step> steps() throws SQLException {
        return all(
                "select event_id, type, key, seq, decision_id from order_events order by key, seq",
                row -> new Step(
                        uuid(row, "event_id"),
                        row.getString("type"),
                        row.getString("key"),
                        row.getLong("seq"),
                        uuid(row, "decision_id")));
    }

    private List<Item> catalog() throws SQLException {
        return all(
                """
                select s.sku, s.brand_id, p.name || case when s.variant = '' then '' else ', ' || s.variant end as title,
                       b.name
                from skus s join products p using (product_id) join brands b on b.brand_id = s.brand_id
                """,
                row -> new Item(
                        row.getString("sku"), uuid(row, "brand_id"), row.getString("title"), row.getString("name")));
    }

    private List<Decision> decisions() throws SQLException {
        return all(
                "select client, key, decision_id, kind, outcome from decisions",
                row -> new Decision(
                        uuid(row, "client"),
                        row.getString("key"),
                        uuid(row, "decision_id"),
                        row.getString("kind"),
                        row.getString("outcome").equals("accepted")));
    }

    private List<Order> orders() throws SQLException {
        return all(
                """
                select o.order_id, o.fy_id, o.decision_id, o.total,
                       coalesce((select sum(unit_price * ordered) from order_lines l where l.order_id = o.order_id), 0)
                       + coalesce((select sum(shipping_price) from brand_orders b where b.order_id = o.order_id), 0)
                       as sum
                from orders o
                """,
                row -> new Order(
                        row.getLong("order_id"),
                        uuid(row, "fy_id"),
                        uuid(row, "decision_id"),
                        row.getLong("total"),
                        row.getLong("sum")));
    }

    private List<Line> lines() throws SQLException {
        return all(
                """
                select l.*,
                       (select coalesce(sum(quantity), 0) from parcel_lines p where p.line_id = l.line_id) as parcels,
                       (select coalesce(sum(quantity), 0) from cancellations c where c.line_id = l.line_id) as cancels,
                       (select coalesce(sum(quantity) filter (where put_back), 0) from cancellations c
                        where c.line_id = l.line_id) as put_back,
                       (select coalesce(sum(requested), 0) from return_lines b join returns r using (return_id)
                        where b.line_id = l.line_id and r.declined_at is null) as asked
                from order_lines l
                """,
                row -> new Line(
                        row.getLong("line_id"),
                        row.getLong("order_id"),
                        row.getString("sku"),
                        row.getLong("unit_price"),
                        uuid(row, "sale_event_id"),
                        row.getLong("ordered"),
                        row.getLong("open"),
                        row.getLong("shipped"),
                        row.getLong("cancelled"),
                        row.getLong("released"),
                        row.getLong("parcels"),
                        row.getLong("cancels"),
                        row.getLong("put_back"),
                        row.getLong("asked")));
    }

    private List<ReturnLine> returns() throws SQLException {
        return all(
                "select b.*, r.declined_at is not null as declined from return_lines b join returns r using (return_id)",
                row -> new ReturnLine(
                        row.getLong("return_line_id"),
                        row.getLong("line_id"),
                        row.getLong("requested"),
                        row.getLong("received"),
                        row.getLong("fit"),
                        row.getLong("discarded"),
                        row.getLong("held"),
                        row.getLong("put_on_sale"),
                        row.getBoolean("declined")));
    }

    private List<Shortage> shortages() throws SQLException {
        return all(
                "select decision_id, sku, wanted, had, at_seq from unmet_demand",
                row -> new Shortage(
                        uuid(row, "decision_id"),
                        row.getString("sku"),
                        row.getLong("wanted"),
                        row.getLong("had"),
                        row.getLong("at_seq")));
    }

    private List<Member> members() throws SQLException {
        return all(
                "select m.brand_id, c.email from brand_members m join clients c using (fy_id)",
                row -> new Member(uuid(row, "brand_id"), address(row)));
    }

    private List<String> customerAddresses() throws SQLException {
        return all("""
                select distinct coalesce(o.email, c.email) as email from orders o join clients c using (fy_id)
                where coalesce(o.email, c.email) is not null
                """, row -> row.getString("email"));
    }

    private <T> List<T> all(String sql, Row<T> row) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static @Nullable String address(ResultSet row) throws SQLException {
        return row.getString("email");
    }
}
