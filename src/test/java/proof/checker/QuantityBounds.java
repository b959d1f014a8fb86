package proof.checker;

import java.util.HashMap;
import java.util.stream.Collectors;
import proof.checker.Facts.Line;
import proof.checker.Facts.ReturnLine;

/** I8: nothing is shipped, cancelled, returned or put on sale that was not ordered, open, shipped or received. */
final class QuantityBounds implements Invariant {

    @Override
    public String name() {
        return "I8";
    }

    @Override
    public void check(Facts facts, Findings findings) {
        var lines = facts.sales().lines().stream().collect(Collectors.toMap(Line::lineId, line -> line, (a, b) -> a));
        var received = new HashMap<Long, Long>();
        facts.sales().returns().forEach(r -> received.merge(r.lineId(), r.received(), Long::sum));
        for (var line : lines.values()) {
            var where = "order line " + line.lineId();
            findings.equal(line.open() + line.shipped() + line.cancelled(), line.ordered(), where, "sum of its states");
            findings.holds(line.open() >= 0, where, "open is " + line.open());
            findings.equal(line.inParcels(), line.shipped(), where, "units in parcels");
            findings.equal(line.inCancellations(), line.cancelled(), where, "units in cancellations");
            findings.equal(line.putBack(), line.released(), where, "units put back");
            findings.holds(line.released() <= line.cancelled(), where, "more was put back than cancelled");
            findings.holds(line.askedBack() <= line.shipped(), where, "more was asked back than shipped");
            findings.holds(
                    received.getOrDefault(line.lineId(), 0L) <= line.shipped(),
                    where,
                    "more came back than was shipped");
        }
        var onSale = new HashMap<Long, Long>();
        facts.books().ledger().forEach(m -> m.returnLineId().ifPresent(id -> onSale.merge(id, m.delta(), Long::sum)));
        facts.sales().returns().forEach(line -> back(line, onSale.getOrDefault(line.returnLineId(), 0L), findings));
    }

    private static void back(ReturnLine line, long onSale, Findings findings) {
        var where = "return line " + line.returnLineId();
        findings.equal(line.fit() + line.discarded() + line.held(), line.received(), where, "sum of what was found");
        findings.holds(line.received() <= line.requested(), where, "more was received than asked for");
        findings.holds(
                line.putOnSale() <= line.received() - line.discarded(), where, "more was put on sale than was fit");
        findings.equal(onSale, line.putOnSale(), where, "stock received for it");
    }
}
