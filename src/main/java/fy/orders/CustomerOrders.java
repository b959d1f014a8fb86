package fy.orders;

import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Jdbc;
import fy.shared.Money;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer's own orders. */
@ApplicationScoped
public class CustomerOrders {

    private final Jdbc jdbc;
    private final Parts parts;

    @Inject
    CustomerOrders(Jdbc jdbc, Parts parts) {
        this.jdbc = jdbc;
        this.parts = parts;
    }

    /**
     * An order in its customer's list.
     *
     * @param brands names, for example {@code Atelier One, Studio Two}
     */
    public record Row(
            long orderId, Instant placedAt, OrderStatus status, int units, String brands, Money placedTotal) {}

    /**
     * One page of a customer's list.
     *
     * @param after null, or the order id that ended this page: the next begins after it
     */
    public record Page(List<Row> rows, @Nullable Long after) {}

    /**
     * Newest first.
     *
     * @param status null for all
     * @param after null for the first page
     * @param limit 1 to 100
     */
    public Page list(FyId customer, @Nullable OrderStatus status, @Nullable Long after, int limit) {
        var rows = jdbc.list(
                """
                select o.order_id, o.placed_at, s.open, s.shipped, s.accepted, s.units, s.brands, o.total, o.currency
                from orders o cross join lateral (
                    select sum(l.open) as open, sum(l.shipped) as shipped, sum(l.ordered) as units,
                           bool_and(l.open = 0 or bo.accepted_at is not null) as accepted,
                           string_agg(distinct b.name, ', ' order by b.name) as brands
                    from order_lines l join brand_orders bo using (order_id, brand_id) join brands b using (brand_id)
                    where l.order_id = o.order_id) s
                where o.fy_id = ? and o.order_id < ? and (%s)
                order by o.order_id desc limit ?
                """.formatted(status == null ? "true" : status.condition()),
                CustomerOrders::row,
                customer,
                after == null ? Long.MAX_VALUE : after,
                limit + 1);
        boolean more = rows.size() > limit;
        var page = more ? rows.subList(0, limit) : rows;
        return new Page(page, more ? page.getLast().orderId() : null);
    }

    /** Empty for anybody else's order, as for one that does not exist. */
    public Optional<CustomerOrder> find(FyId customer, long orderId) {
        return jdbc.first("""
                select order_id, placed_at, ship_name, ship_street, ship_city, ship_postcode, ship_country, currency,
                       total, email
                from orders where fy_id = ? and order_id = ?
                """, CustomerOrders::header, customer, orderId).map(this::withParts);
    }

    /** Asked for when the first connection is free again: nobody holds one and waits for another. */
    private CustomerOrder withParts(CustomerOrder header) {
        return new CustomerOrder(
                header.orderId(),
                header.placedAt(),
                header.shipTo(),
                header.email(),
                header.placedTotal(),
                parts.of(header.orderId(), header.placedTotal().currency(), null));
    }

    /** What was placed, whatever became of it since; one statement. */
    public Optional<AsPlaced> placed(FyId customer, long orderId) {
        var orders = jdbc.list("""
                select o.order_id, o.placed_at, o.currency, o.total, l.brand_id, l.sku, l.ordered, l.unit_price,
                       bo.shipping_price
                from orders o join order_lines l using (order_id) join brand_orders bo using (order_id, brand_id)
                where o.fy_id = ? and o.order_id = ? order by l.brand_id, l.line_id
                """, CustomerOrders::placed, customer, orderId);
        return orders.stream()
                .findFirst()
                .map(first -> new AsPlaced(
                        first.orderId(),
                        first.placedAt(),
                        first.currency(),
                        first.total(),
                        orders.stream().flatMap(order -> order.lines().stream()).toList()));
    }

    /** The order with one of its lines. */
    private static AsPlaced placed(ResultSet row) throws SQLException {
        var line = new AsPlaced.Line(
                new BrandId(row.getObject(5, UUID.class)),
                new Sku(row.getString(6)),
                row.getInt(7),
                row.getLong(8),
                row.getLong(9));
        return new AsPlaced(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getLong(4),
                List.of(line));
    }

    private static CustomerOrder header(ResultSet row) throws SQLException {
        return new CustomerOrder(
                row.getLong("order_id"),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                shipTo(row),
                row.getString("email"),
                new Money(row.getLong("total"), row.getString("currency")),
                List.of());
    }

    static ShipTo shipTo(ResultSet row) throws SQLException {
        return new ShipTo(
                row.getString("ship_name"),
                row.getString("ship_street"),
                row.getString("ship_city"),
                row.getString("ship_postcode"),
                row.getString("ship_country"));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                OrderStatus.of(row.getLong(3), row.getLong(4), row.getBoolean(5)),
                row.getInt(6),
                row.getString(7),
                new Money(row.getLong(8), row.getString(9)));
    }
}
