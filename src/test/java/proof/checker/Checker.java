package proof.checker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Tests every invariant. */
public final class Checker {

    private static final List<Invariant> INVARIANTS = List.of(
            new StockAgrees(),
            new NeverNegative(),
            new AnswersHold(),
            new SalesMatchStock(),
            new LedgerIsPublished(),
            new SnapshotsAgree(),
            new StockOutMails(),
            new NothingOfOthers(),
            new QuantityBounds(),
            new RefusalsWereTrue(),
            new AnswersAreClear());

    private Checker() {}

    public static Verdict check(Facts facts) {
        var tested = new LinkedHashMap<String, Long>();
        var violations = new ArrayList<Violation>();
        for (var invariant : INVARIANTS) {
            var findings = new Findings(invariant.name());
            invariant.check(facts, findings);
            tested.merge(invariant.name(), findings.count(), Long::sum);
            violations.addAll(findings.violations());
        }
        return new Verdict(tested, violations);
    }
}
