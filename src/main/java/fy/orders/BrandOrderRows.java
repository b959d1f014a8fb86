package fy.orders;

import fy.catalog.SearchWords;
import fy.orders.BrandOrders.Filter;
import fy.orders.BrandOrders.Page;
import fy.orders.BrandOrders.Row;
import fy.orders.BrandOrders.Work;
import fy.shared.BrandId;
import fy.shared.Jdbc;
import fy.shared.Money;
import fy.shared.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a brand's orders. */
@ApplicationScoped
class BrandOrderRows {

    /** Every order with something open has such a line, every cancelled one only such: there are indexes of both. */
    static final String OPEN_LINE = "open > 0";

    static final String CANCELLED_LINE = "cancelled = ordered";

    private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,18})");

    private final Jdbc jdbc;
    private final Parts parts;

    @Inject
    BrandOrderRows(Jdbc jdbc, Parts parts) {
        this.jdbc = jdbc;
        this.parts = parts;
    }

    /**
     * @param condition on {@code open}, {@code shipped} and {@code accepted} of an order
     * @param line what one line at least of each such order is; null where nothing can be said
     */
    Page list(
            BrandId brandId, String condition, @Nullable String line, String search, @Nullable Long after, int limit) {
        long before = after == null ? Long.MAX_VALUE : after;
        var arguments = new ArrayList<Object>(List.of(brandId, before));
        var withLine = "";
        if (line != null) {
            arguments.addAll(List.of(brandId, before));
            withLine = "(select distinct order_id from order_lines where brand_id = ? and order_id < ? and " + line
                    + " order by order_id desc) w,";
        }
        var sql = new StringBuilder("""
                select bo.order_id, bo.placed_at, o.ship_name, s.open, s.shipped, bo.accepted_at is not null, s.units,
                       s.goods, bo.shipping_price, o.currency
                from %s brand_orders bo join orders o using (order_id) cross join lateral (
                    select sum(l.open) as open, sum(l.shipped) as shipped, sum(l.ordered) as units,
                           sum(l.unit_price * (l.ordered - l.cancelled)) as goods, bo.accepted_at is not null as accepted
                    from order_lines l where l.order_id = bo.order_id and l.brand_id = bo.brand_id) s
                where bo.brand_id = ? and bo.order_id < ? and (%s)""".formatted(withLine, condition));
        if (line != null) {
            sql.append(" and bo.order_id = w.order_id");
        }
        search(Texts.line(search), sql, arguments);
        sql.append(" order by bo.order_id desc limit ?");
        arguments.add(limit + 1);
        var rows = jdbc.list(sql.toString(), BrandOrderRows::row, arguments.toArray());
        boolean more = rows.size() > limit;
        var page = more ? rows.subList(0, limit) : rows;
        return new Page(page, more ? page.getLast().orderId() : null);
    }

    private static void search(String words, StringBuilder sql, List<Object> arguments) {
        var number = NUMBER.matcher(words);
        if (number.matches()) {
            sql.append(" and bo.order_id = ?");
            arguments.add(Long.valueOf(number.group(1)));
        } else if (!words.isEmpty()) {
            sql.append(" and to_tsvector('simple', plain_text(o.ship_name)) @@ to_tsquery('simple', ?)");
            arguments.add(String.join(" & ", SearchWords.of(words).prefixes()));
        }
    }

    Optional<BrandOrder> find(BrandId brandId, long orderId) {
        return jdbc.first("""
                select o.order_id, bo.placed_at, o.ship_name, o.ship_street, o.ship_city, o.ship_postcode,
                       o.ship_country, o.currency, bo.brand_id
                from brand_orders bo join orders o using (order_id) where bo.brand_id = ? and bo.order_id = ?
                """, BrandOrderRows::header, brandId, orderId).map(header -> order(header, brandId));
    }

    Work work(BrandId brandId) {
        return jdbc.first("""
                select least(w.to_accept, 1000), least(w.to_ship, 1000),
                       (select count(*) from (
                           select from (select distinct rl.return_id from return_lines rl
                                        where rl.brand_id = b.id and rl.received < rl.requested) t
                           cross join lateral (
                               select from returns r where r.return_id = t.return_id and r.declined_at is null offset 0) r
                           limit 1000) x),
                       (select count(*) from (select from return_lines rl
                                              where rl.brand_id = b.id and rl.fit > rl.put_on_sale limit 1000) x)
                from (select ?::uuid as id) b cross join lateral (
                    select count(*) filter (where s.fresh) as to_accept, count(*) filter (where not s.fresh) as to_ship
                    from (select distinct l.order_id from order_lines l where l.brand_id = b.id and l.open > 0
                          order by l.order_id limit 2500) o
                    cross join lateral (
                        select bo.accepted_at is null and not exists (
                            select from order_lines l
                            where l.order_id = bo.order_id and l.brand_id = bo.brand_id and l.shipped > 0) as fresh
                        from brand_orders bo where bo.order_id = o.order_id and bo.brand_id = b.id offset 0) s) w
                """, BrandOrderRows::work, brandId).orElseThrow();
    }

    private static Work work(ResultSet row) throws SQLException {
        return new Work(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4));
    }

    private record Header(long orderId, Instant placedAt, ShipTo shipTo, String currency) {}

    private static Header header(ResultSet row) throws SQLException {
        return new Header(
                row.getLong("order_id"),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                CustomerOrders.shipTo(row),
                row.getString("currency"));
    }

    /** Asked for when the first connection is free again: nobody holds one and waits for another. */
    private BrandOrder order(Header header, BrandId brandId) {
        var part = parts.of(header.orderId(), header.currency(), brandId).getFirst();
        return new BrandOrder(header.orderId(), header.placedAt(), header.shipTo(), part);
    }

    private static Row row(ResultSet row) throws SQLException {
        var status = OrderStatus.of(row.getLong(4), row.getLong(5), row.getBoolean(6));
        var goods = new Money(row.getLong(8), row.getString(10));
        var shipping = new Money(row.getLong(9), row.getString(10));
        return new Row(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                status,
                row.getInt(7),
                row.getInt(4),
                status == OrderStatus.CANCELLED ? goods : goods.plus(shipping));
    }

    /** Which statuses a filter shows. */
    static List<OrderStatus> statuses(Filter filter) {
        return switch (filter) {
            case ALL -> List.of(OrderStatus.values());
            case TO_ACCEPT -> List.of(OrderStatus.PLACED);
            case TO_SHIP -> List.of(OrderStatus.ACCEPTED, OrderStatus.PARTLY_SHIPPED);
            case SHIPPED -> List.of(OrderStatus.SHIPPED);
            case CANCELLED -> List.of(OrderStatus.CANCELLED);
        };
    }
}
