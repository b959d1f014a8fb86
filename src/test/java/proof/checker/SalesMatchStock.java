package proof.checker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import proof.checker.Facts.Decision;
import proof.checker.Facts.Line;
import proof.checker.Facts.Movement;
import proof.checker.Facts.Order;

/** I3, as the books know it: each order line has its sale and each sale its line; what was refused left nothing. */
final class SalesMatchStock implements Invariant {

    @Override
    public String name() {
        return "I3";
    }

    @Override
    public void check(Facts facts, Findings findings) {
        var sales = facts.sales();
        Map<UUID, Decision> decisions = byKey(sales.decisions(), Decision::decisionId);
        Map<Long, Order> orders = byKey(sales.orders(), Order::orderId);
        Map<UUID, Movement> movements = byKey(facts.books().ledger(), Movement::eventId);
        orders(facts, decisions, findings);
        lines(sales.lines(), orders, movements, findings);
        for (var movement : movements.values()) {
            var decision = decisions.get(movement.decisionId());
            findings.holds(
                    decision != null && decision.accepted(),
                    movement.sku() + " seq " + movement.seq(),
                    () -> "was decided by " + decision);
        }
    }

    private static void orders(Facts facts, Map<UUID, Decision> decisions, Findings findings) {
        var deciding = new HashSet<UUID>();
        var placed = facts.books().steps().stream()
                .filter(step -> step.type().equals("OrderPlaced"))
                .collect(Collectors.groupingBy(Facts.Step::key, Collectors.counting()));
        for (var order : facts.sales().orders()) {
            var decision = decisions.get(order.decisionId());
            findings.holds(
                    decision != null && decision.accepted() && decision.client().equals(order.customer()),
                    order.orderId(),
                    "the order was decided by " + decision);
            findings.holds(deciding.add(order.decisionId()), order.orderId(), "shares its decision with another order");
            findings.equal(order.total(), order.goodsAndShipping(), order.orderId(), "total");
            findings.equal(
                    placed.getOrDefault(Long.toString(order.orderId()), 0L), 1L, order.orderId(), "OrderPlaced events");
        }
    }

    private static void lines(
            List<Line> lines, Map<Long, Order> orders, Map<UUID, Movement> movements, Findings findings) {
        var sold = new HashSet<UUID>();
        var released = new HashMap<UUID, Long>();
        movements.values().stream()
                .filter(m -> m.type().equals("SaleCancelled"))
                .forEach(m -> released.merge(m.refersTo().orElseThrow(), m.delta(), Long::sum));
        for (var line : lines) {
            var order = orders.get(line.orderId());
            var sale = movements.get(line.saleEventId());
            findings.holds(
                    order != null && sale != null && isSaleOf(sale, line, order),
                    "order " + line.orderId(),
                    () -> line.sku() + " × " + line.ordered() + " was sold by " + sale);
            findings.holds(
                    sold.add(line.saleEventId()), "order " + line.orderId(), "shares its sale with another line");
            findings.equal(
                    released.getOrDefault(line.saleEventId(), 0L),
                    line.released(),
                    "order " + line.orderId(),
                    line.sku() + " put back");
        }
        movements.values().stream()
                .filter(m -> m.type().equals("StockSold"))
                .forEach(m -> findings.holds(
                        sold.contains(m.eventId()), m.sku() + " seq " + m.seq(), "is a sale without an order line"));
    }

    private static boolean isSaleOf(Movement sale, Line line, Order order) {
        return sale.type().equals("StockSold")
                && sale.sku().equals(line.sku())
                && sale.delta() == -line.ordered()
                && sale.orderId().equals(Optional.of(line.orderId()))
                && sale.decisionId().equals(order.decisionId());
    }

    private static <K, T> Map<K, T> byKey(List<T> rows, Function<T, K> key) {
        return rows.stream().collect(Collectors.toMap(key, row -> row, (a, b) -> a));
    }
}
