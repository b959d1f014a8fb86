package fy.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The rows of orders of two lines through bare JDBC, in the fewest and cheapest statements known: nothing is decided and
 * nothing is answered. With one order at a time, and the stock rows locked first, it is what a shop commonly does.
 */
final class BareOrders {

    private static final AtomicLong NUMBERS = new AtomicLong(1_000_000_000L);

    private final Connection connection;
    private final Goods goods;

    BareOrders(Connection connection, Goods goods) throws SQLException {
        this.connection = connection;
        this.goods = goods;
        connection.setAutoCommit(false);
    }

    private record Line(long order, UUID customer, UUID decision, UUID event, Goods.Item item) {}

    private record Head(long order, UUID customer, UUID decision, Goods.Item first, Goods.Item second) {}

    /** One transaction. @param locking whether the stock rows are locked first, one order after the other */
    void place(int orders, boolean locking) throws SQLException {
        var heads = new ArrayList<Head>();
        for (int i = 0; i < orders; i++) {
            long number = NUMBERS.incrementAndGet();
            heads.add(new Head(
                    number, goods.customer(number), uuid(), goods.item(number * 2), goods.item(number * 2 + 1)));
        }
        var lines = new ArrayList<Line>();
        for (var head : heads) {
            lines.add(new Line(head.order, head.customer, head.decision, uuid(), head.first));
            lines.add(new Line(head.order, head.customer, head.decision, uuid(), head.second));
        }
        if (locking) {
            lock(lines);
        }
        write(heads, lines);
        connection.commit();
    }

    private void lock(List<Line> lines) throws SQLException {
        try (var select = connection.prepareStatement(
                "select sku, quantity, seq from stock where sku = any(?) order by sku for no key update")) {
            select.setArray(1, array("text", lines, line -> line.item.sku()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    rows.getLong(2);
                }
            }
        }
    }

    /** The database numbers the movements: what the row says is what the stock row becomes. */
    private void write(List<Head> heads, List<Line> lines) throws SQLException {
        var now = Timestamp.from(Instant.now());
        run(
                """
                insert into decisions (client, key, decision_id, kind, content_hash, outcome, answer, decided_at)
                select c, d::text, d, 'order', sha256('x'), 'accepted', jsonb_build_object('orderId', o), ?
                from unnest(?::uuid[], ?::uuid[], ?::bigint[]) as u(c, d, o)
                """,
                now,
                array("uuid", heads, Head::customer),
                array("uuid", heads, Head::decision),
                array("bigint", heads, Head::order));
        run(
                """
                with sold as (select * from unnest(?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[], ?::uuid[])
                                  with ordinality as u(sku, brand, event, decision, o, actor, nr)),
                moved as (update stock s set quantity = s.quantity - n.units, seq = s.seq + n.units, last_occurred_at = ?
                          from (select sku, count(*) as units from sold group by sku) n where s.sku = n.sku
                          returning s.sku, s.quantity + n.units as quantity, s.seq - n.units as seq)
                insert into inventory_events (event_id, type, sku, delta_quantity, quantity, seq, brand_id, decision_id, order_id, actor, occurred_at)
                select event, 'StockSold', sku, -1, m.quantity - n, m.seq + n, brand, decision, o, actor, clock_timestamp()
                from (select *, row_number() over (partition by sku order by nr) as n from sold) s join moved m using (sku)
                """,
                array("text", lines, line -> line.item.sku()),
                array("uuid", lines, line -> line.item.brand()),
                array("uuid", lines, Line::event),
                array("uuid", lines, Line::decision),
                array("bigint", lines, Line::order),
                array("uuid", lines, Line::customer),
                now);
        run(
                """
                insert into orders (order_id, fy_id, decision_id, ship_name, ship_street, ship_city, ship_postcode, ship_country, total, currency, placed_at)
                select o, c, d, 'A customer', 'Long Street 1', 'Utrecht', '3511', 'NL', 10600, 'EUR', ?
                from unnest(?::uuid[], ?::uuid[], ?::bigint[]) as u(c, d, o)
                """,
                now,
                array("uuid", heads, Head::customer),
                array("uuid", heads, Head::decision),
                array("bigint", heads, Head::order));
        run(
                "insert into brand_orders (order_id, brand_id, shipping_price, placed_at) select o, b, 500, ? from unnest(?::bigint[], ?::uuid[]) u(o, b)",
                now,
                array("bigint", lines, Line::order),
                array("uuid", lines, line -> line.item.brand()));
        run(
                """
                insert into order_lines (order_id, brand_id, fy_id, sku, product_name, variant, unit_price, ordered, open, sale_event_id)
                select o, b, c, s, 'A print', 'white', 4800, 1, 1, e from unnest(?::bigint[], ?::uuid[], ?::uuid[], ?::text[], ?::uuid[]) u(o, b, c, s, e)
                """,
                array("bigint", lines, Line::order),
                array("uuid", lines, line -> line.item.brand()),
                array("uuid", lines, Line::customer),
                array("text", lines, line -> line.item.sku()),
                array("uuid", lines, Line::event));
        var steps = heads.stream().map(head -> uuid()).toList();
        run(
                """
                insert into order_events (event_id, type, key, seq, order_id, decision_id, actor, occurred_at, detail)
                select e, 'OrderPlaced', o::text, 1, o, d, c, ?, '{}' from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[]) u(e, c, d, o)
                """,
                now,
                array("uuid", steps, step -> step),
                array("uuid", heads, Head::customer),
                array("uuid", heads, Head::decision),
                array("bigint", heads, Head::order));
        run("""
                insert into outbox (stream, event_id) select 1, unnest(?::uuid[]) union all select 2, unnest(?::uuid[])
                """, array("uuid", lines, Line::event), array("uuid", steps, step -> step));
    }

    private void run(String sql, Object... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        }
    }

    private <T> Array array(String type, List<T> rows, Function<T, Object> column) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }

    private static UUID uuid() {
        var random = ThreadLocalRandom.current();
        return new UUID(
                (System.currentTimeMillis() << 16) | 0x7000L | (random.nextInt() & 0x0FFFL),
                (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }
}
