package fy.orders;

import fy.events.Envelope;
import fy.events.InventoryEvent;
import fy.events.OrderEvent;
import fy.events.OrderEvent.OrderPlaced;
import fy.events.OrderEvent.PlacedLine;
import fy.eventstore.Columns;
import fy.inventory.updater.Decision;
import fy.inventory.updater.DecisionWriter.Decided;
import fy.shared.FyId;
import fy.shared.Ids;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the orders of a batch: three statements, however many there are. */
@ApplicationScoped
class NewOrders {

    private final Ids ids;

    @Inject
    NewOrders(Ids ids) {
        this.ids = ids;
    }

    /** One order to write. */
    private record Fresh(long orderId, FyId customer, Decision.Accepted decision, OrderContent content) {}

    private record FreshPart(Fresh order, Checkout.Shipping shipping) {}

    private record FreshLine(Fresh order, Checkout.Line line, UUID saleEventId) {}

    /** The events that begin these orders' streams. */
    List<OrderEvent> write(Connection connection, List<Decided> decided) throws SQLException {
        if (decided.isEmpty()) {
            return new ArrayList<>();
        }
        var orders = decided.stream().map(NewOrders::fresh).toList();
        insertOrders(connection, orders);
        insertParts(connection, orders);
        var lineIds = insertLines(connection, orders);
        return orders.stream().map(order -> placed(order, lineIds)).collect(Collectors.toCollection(ArrayList::new));
    }

    private static Fresh fresh(Decided decided) {
        var accepted = (Decision.Accepted) decided.decision();
        if (accepted.orderId() == null || !(decided.request().attachment() instanceof OrderContent content)) {
            throw new IllegalStateException("a sale without an order's number and content: " + accepted.decisionId());
        }
        return new Fresh(accepted.orderId(), decided.request().actor(), accepted, content);
    }

    private static void insertOrders(Connection connection, List<Fresh> orders) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into orders (order_id, fy_id, decision_id, ship_name, ship_street, ship_city, ship_postcode,
                                    ship_country, email, total, currency, placed_at)
                select n.order_id, n.fy_id, n.decision_id, n.name, n.street, n.city, n.postcode, n.country,
                       coalesce(n.email, c.email), n.total, n.currency, n.placed_at
                from unnest(?::bigint[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::bigint[], ?::text[], ?::timestamptz[])
                     as n(order_id, fy_id, decision_id, name, street, city, postcode, country, email, total, currency,
                          placed_at)
                left join clients c on c.fy_id = n.fy_id
                """)) {
            var columns = new Columns<>(connection, statement, orders);
            columns.add("bigint", Fresh::orderId);
            columns.add("uuid", o -> o.customer().value());
            columns.add("uuid", o -> o.decision().decisionId());
            columns.add("text", o -> o.content().shipTo().name());
            columns.add("text", o -> o.content().shipTo().street());
            columns.add("text", o -> o.content().shipTo().city());
            columns.add("text", o -> o.content().shipTo().postcode());
            columns.add("text", o -> o.content().shipTo().country());
            columns.add("text", o -> o.content().email());
            columns.add("bigint", o -> o.content().total());
            columns.add("text", o -> o.content().currency());
            columns.add("timestamptz", o -> o.decision().decidedAt().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private static void insertParts(Connection connection, List<Fresh> orders) throws SQLException {
        var parts = orders.stream()
                .flatMap(order -> order.content().shipping().stream().map(shipping -> new FreshPart(order, shipping)))
                .toList();
        try (var statement = connection.prepareStatement("""
                insert into brand_orders (order_id, brand_id, shipping_price, placed_at)
                select * from unnest(?::bigint[], ?::uuid[], ?::bigint[], ?::timestamptz[])
                """)) {
            var columns = new Columns<>(connection, statement, parts);
            columns.add("bigint", p -> p.order().orderId());
            columns.add("uuid", p -> p.shipping().brandId().value());
            columns.add("bigint", p -> p.shipping().price());
            columns.add("timestamptz", p -> p.order().decision().decidedAt().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** Ids of the new lines, by order and SKU. */
    private static Map<Long, Map<Sku, Long>> insertLines(Connection connection, List<Fresh> orders)
            throws SQLException {
        var lines = orders.stream().flatMap(order -> lines(order).stream()).toList();
        try (var statement = connection.prepareStatement("""
                insert into order_lines (order_id, brand_id, fy_id, sku, product_name, variant, unit_price, ordered,
                                         open, sale_event_id)
                select n.order_id, n.brand_id, n.fy_id, n.sku, n.product_name, n.variant, n.unit_price, n.ordered,
                       n.ordered, n.sale_event_id
                from unnest(?::bigint[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::int[],
                            ?::uuid[])
                     as n(order_id, brand_id, fy_id, sku, product_name, variant, unit_price, ordered, sale_event_id)
                returning order_id, sku, line_id
                """)) {
            var columns = new Columns<>(connection, statement, lines);
            columns.add("bigint", l -> l.order().orderId());
            columns.add("uuid", l -> l.line().brandId().value());
            columns.add("uuid", l -> l.order().customer().value());
            columns.add("text", l -> l.line().sku().code());
            columns.add("text", l -> l.line().productName());
            columns.add("text", l -> l.line().variant());
            columns.add("bigint", l -> l.line().unitPrice());
            columns.add("integer", l -> l.line().quantity());
            columns.add("uuid", FreshLine::saleEventId);
            var ids = new HashMap<Long, Map<Sku, Long>>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.computeIfAbsent(rows.getLong(1), id -> new HashMap<>())
                            .put(new Sku(rows.getString(2)), rows.getLong(3));
                }
            }
            return ids;
        }
    }

    private static List<FreshLine> lines(Fresh order) {
        var sales = order.decision().events().stream()
                .collect(Collectors.toMap(InventoryEvent::sku, e -> e.envelope().eventId()));
        return order.content().lines().stream()
                .map(line -> new FreshLine(order, line, there(sales.get(line.sku()))))
                .toList();
    }

    private OrderEvent placed(Fresh order, Map<Long, Map<Sku, Long>> lineIds) {
        var ofOrder = there(lineIds.get(order.orderId()));
        var lines = order.content().lines().stream()
                .map(line ->
                        new PlacedLine(there(ofOrder.get(line.sku())), line.brandId(), line.sku(), line.quantity()))
                .toList();
        var decision = order.decision();
        var envelope = new Envelope(ids.next(), decision.decisionId(), order.customer(), null, decision.decidedAt());
        return new OrderPlaced(envelope, 1, order.orderId(), lines);
    }

    private static <T> T there(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the decision and the order's content do not name the same SKUs");
        }
        return value;
    }
}
