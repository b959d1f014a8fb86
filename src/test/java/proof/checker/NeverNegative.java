package proof.checker;

import java.util.Comparator;
import java.util.HashMap;
import proof.checker.Facts.Movement;

/** I2: no prefix of a SKU's movements is negative. */
final class NeverNegative implements Invariant {

    @Override
    public String name() {
        return "I2";
    }

    @Override
    public void check(Facts facts, Findings findings) {
        var sums = new HashMap<String, Long>();
        facts.books().ledger().stream()
                .sorted(Comparator.comparing(Movement::seq))
                .forEach(movement -> {
                    long sum = sums.merge(movement.sku(), movement.delta(), Long::sum);
                    findings.holds(
                            sum >= 0 && movement.quantity() >= 0,
                            movement.sku() + " seq " + movement.seq(),
                            "stock is " + sum + ", recorded as " + movement.quantity());
                });
    }
}
