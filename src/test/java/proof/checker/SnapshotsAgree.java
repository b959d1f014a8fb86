package proof.checker;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import proof.checker.Facts.Round;
import proof.checker.Facts.Snapshot;

/** I5: the latest snapshot of a SKU = fold at its seq; snapshots and what follows their rounds = fold from zero. */
final class SnapshotsAgree implements Invariant {

    @Override
    public String name() {
        return "I5";
    }

    @Override
    public void check(Facts facts, Findings findings) {
        var topics = facts.topics();
        Map<String, Snapshot> latest = topics.snapshots().stream()
                .collect(Collectors.toMap(Snapshot::sku, s -> s, (a, b) -> a.seq() >= b.seq() ? a : b));
        var known = new HashMap<String, Long>();
        facts.books().ledger().forEach(m -> known.put(m.sku() + " " + m.seq(), m.quantity()));
        latest.values()
                .forEach(s -> findings.equal(
                        s.quantity(),
                        known.getOrDefault(s.sku() + " " + s.seq(), -1L),
                        s.sku() + " seq " + s.seq(),
                        "snapshot"));
        fromSnapshots(facts, latest, findings);
    }

    private static void fromSnapshots(Facts facts, Map<String, Snapshot> latest, Findings findings) {
        var topics = facts.topics();
        var present = new HashMap<Integer, Long>();
        var fold = new Fold();
        latest.values().stream()
                .filter(s -> s.topicId().equals(topics.topicId()))
                .forEach(s -> {
                    fold.start(s.sku(), s.quantity(), s.seq());
                    present.merge(s.at().partition(), 1L, Long::sum);
                });
        var from = new HashMap<Integer, Long>();
        for (Round round : topics.rounds()) {
            if (round.topicId().equals(topics.topicId())
                    && present.getOrDefault(round.partition(), 0L) >= round.skus()) {
                from.put(round.partition(), round.nextOffset());
            }
        }
        topics.movements().stream()
                .filter(m -> m.at().offset() >= from.getOrDefault(m.at().partition(), 0L))
                .forEach(m -> fold.accept(m.event()));
        var zero = Fold.of(topics.movements().stream().map(Facts.Record::event).toList());
        var rebuilt = fold.levels();
        zero.forEach((sku, level) ->
                findings.equal(rebuilt.getOrDefault(sku, Fold.Level.NONE), level, sku, "rebuilt from snapshots"));
    }
}
