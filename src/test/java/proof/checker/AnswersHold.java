package proof.checker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import proof.checker.Facts.Decision;
import proof.checker.Facts.Line;
import proof.checker.Facts.Movement;
import proof.checker.Facts.Order;
import proof.checker.Operation.Kind;
import proof.checker.Operation.Outcome;

/** I3, as clients know it: what was answered stands in the books once, as answered; what is unknown was settled by its id. */
final class AnswersHold implements Invariant {

    private static final Pattern ORDER_ID = Pattern.compile("\"orderId\":(\\d+)");
    private static final Set<Kind> DECIDED = Set.of(Kind.ORDER, Kind.MOVE, Kind.COUNT, Kind.PARCEL, Kind.RETURN);

    @Override
    public String name() {
        return "I3";
    }

    @Override
    public void check(Facts facts, Findings findings) {
        var books = new Index(facts);
        facts.history().stream()
                .filter(operation -> DECIDED.contains(operation.kind()))
                .collect(Collectors.groupingBy(Operation::id))
                .forEach((id, operations) -> check(id, operations, books, findings));
    }

    private static void check(Operation.Id id, List<Operation> sent, Index books, Findings findings) {
        var settled = sent.stream().filter(Operation::settled).toList();
        var decision = books.decisions.get(id);
        if (settled.isEmpty()) {
            boolean failed = sent.stream().anyMatch(o -> o.outcome() == Outcome.FAILED);
            findings.holds(failed, id, "nobody learnt what came of it");
            boolean refused = decision != null && sent.getFirst().kind() == Kind.COUNT && !decision.accepted();
            findings.holds(decision == null || refused, id, "had no answer and yet was decided: " + decision);
            return;
        }
        var first = settled.getFirst();
        for (var again : settled) {
            findings.equal(again.outcome(), first.outcome(), id, "the answer to the same id");
            findings.equal(again.units(), first.units(), id, "the content that was answered");
            findings.equal(orderId(again), orderId(first), id, "the order that was answered");
        }
        if (decision == null) {
            findings.wrong(id, "was answered " + first.outcome() + " and never decided");
            return;
        }
        findings.equal(decision.accepted(), first.outcome() == Outcome.OK, id, "the decision's outcome");
        effects(id, first, decision, books, findings);
    }

    private static void effects(Operation.Id id, Operation act, Decision decision, Index books, Findings findings) {
        var orders = books.orders.getOrDefault(decision.decisionId(), List.of());
        var moved = books.moved.getOrDefault(decision.decisionId(), Map.of());
        if (act.outcome() == Outcome.REFUSED) {
            findings.holds(orders.isEmpty(), id, "was refused and has an order");
            findings.holds(moved.isEmpty(), id, "was refused and moved stock");
        } else if (act.kind() == Kind.ORDER) {
            findings.equal(orders.size(), 1, id, "number of orders");
            var sold = new HashMap<String, Long>();
            moved.forEach((sku, delta) -> sold.put(sku, -delta));
            findings.equal(sold, units(act), id, "what was taken from stock");
            orders.forEach(order -> ordered(id, act, order, books, findings));
        } else if (act.kind() == Kind.MOVE) {
            findings.equal(moved, units(act), id, "what was moved");
        }
    }

    private static void ordered(Operation.Id id, Operation act, Order order, Index books, Findings findings) {
        findings.equal(Long.toString(order.orderId()), orderId(act), id, "the order's number");
        findings.equal(order.total(), act.goods(), id, "the order's total");
        findings.equal(order.customer(), act.client(), id, "the order's customer");
        findings.equal(books.lines.getOrDefault(order.orderId(), Map.of()), units(act), id, "the order's lines");
    }

    private static Map<String, Long> units(Operation act) {
        return act.units().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().longValue()));
    }

    private static String orderId(Operation act) {
        var found = ORDER_ID.matcher(act.answer().body());
        return act.kind() == Kind.ORDER && act.outcome() == Outcome.OK && found.find() ? found.group(1) : "";
    }

    /** The books by what answers name. */
    private static final class Index {
        private final Map<Operation.Id, Decision> decisions = new HashMap<>();
        private final Map<UUID, List<Order>> orders;
        private final Map<UUID, Map<String, Long>> moved = new HashMap<>();
        private final Map<Long, Map<String, Long>> lines = new HashMap<>();

        Index(Facts facts) {
            for (Decision decision : facts.sales().decisions()) {
                decisions.put(new Operation.Id(decision.client(), decision.key()), decision);
            }
            orders = facts.sales().orders().stream().collect(Collectors.groupingBy(Order::decisionId));
            for (Movement movement : facts.books().ledger()) {
                moved.computeIfAbsent(movement.decisionId(), decision -> new HashMap<>())
                        .merge(movement.sku(), movement.delta(), Long::sum);
            }
            for (Line line : facts.sales().lines()) {
                lines.computeIfAbsent(line.orderId(), order -> new HashMap<>())
                        .merge(line.sku(), line.ordered(), Long::sum);
            }
        }
    }
}
