package proof.checker;

import java.util.HashMap;
import java.util.stream.Collectors;
import proof.checker.Facts.Decision;
import proof.checker.Facts.Shortage;
import proof.checker.Operation.Kind;
import proof.checker.Operation.Outcome;

/** I9: where a refusal says there was too little at a seq, the ledger says so too. */
final class RefusalsWereTrue implements Invariant {

    @Override
    public String name() {
        return "I9";
    }

    @Override
    public void check(Facts facts, Findings findings) {
        var quantities = new HashMap<String, Long>();
        facts.books().ledger().forEach(m -> quantities.put(m.sku() + " " + m.seq(), m.quantity()));
        for (var shortage : facts.sales().shortages()) {
            var where = "refusal " + shortage.decisionId() + ", " + shortage.sku() + " at seq " + shortage.seq();
            long had = shortage.seq() == 0
                    ? 0
                    : quantities.getOrDefault(shortage.sku() + " " + shortage.seq(), Long.MIN_VALUE);
            findings.equal(shortage.had(), had, where, "what there was");
            findings.holds(had < shortage.wanted(), where, "there was enough: " + had + " for " + shortage.wanted());
        }
        var decisions = facts.sales().decisions().stream()
                .collect(Collectors.toMap(
                        d -> new Operation.Id(d.client(), d.key()), Decision::decisionId, (a, b) -> a));
        var named = facts.sales().shortages().stream().map(Shortage::decisionId).collect(Collectors.toSet());
        facts.history().stream()
                .filter(o -> o.kind() == Kind.ORDER && o.outcome() == Outcome.REFUSED)
                .forEach(o -> findings.holds(
                        named.contains(decisions.get(o.id())), o.id(), "was refused and nothing was short"));
    }
}
