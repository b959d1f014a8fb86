package proof.checker;

import java.util.HashMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import proof.checker.Facts.Head;
import proof.checker.Facts.Level;
import proof.checker.Facts.Movement;

/** I1: per SKU, stock row = sum of its deltas = fold of Kafka = projection; seq is 1…n without gap or twin. */
final class StockAgrees implements Invariant {

    @Override
    public String name() {
        return "I1";
    }

    @Override
    public void check(Facts facts, Findings findings) {
        var books = facts.books();
        var ledger = new TreeMap<String, TreeMap<Long, Movement>>();
        for (var movement : books.ledger()) {
            var twin = ledger.computeIfAbsent(movement.sku(), sku -> new TreeMap<>())
                    .put(movement.seq(), movement);
            findings.holds(twin == null, movement.sku(), "two movements with seq " + movement.seq());
        }
        ledger.forEach((sku, movements) -> gapless(sku, movements, findings));
        var heads = books.stock().stream().collect(Collectors.toMap(Head::sku, head -> head));
        var levels = books.projection().stream().collect(Collectors.toMap(Level::sku, level -> level));
        var kafka = Fold.of(
                facts.topics().movements().stream().map(Facts.Record::event).toList());
        var skus = new TreeSet<>(ledger.keySet());
        skus.addAll(heads.keySet());
        skus.addAll(levels.keySet());
        skus.addAll(kafka.keySet());
        var sums = new HashMap<String, Long>();
        books.ledger().forEach(movement -> sums.merge(movement.sku(), movement.delta(), Long::sum));
        for (var sku : skus) {
            long sum = sums.getOrDefault(sku, 0L);
            long seq = ledger.containsKey(sku) ? ledger.get(sku).lastKey() : 0;
            var head = heads.getOrDefault(sku, new Head(sku, 0, 0));
            var level = levels.getOrDefault(sku, new Level(sku, 0, 0, false));
            var folded = kafka.getOrDefault(sku, Fold.Level.NONE);
            findings.equal(head, new Head(sku, sum, seq), sku, "stock row");
            findings.equal(level, new Level(sku, sum, seq, false), sku, "projection");
            findings.equal(folded, new Fold.Level(sum, seq, 0), sku, "fold of Kafka");
        }
    }

    private static void gapless(String sku, TreeMap<Long, Movement> movements, Findings findings) {
        long seq = 0;
        long quantity = 0;
        for (var movement : movements.values()) {
            quantity += movement.delta();
            findings.equal(movement.seq(), ++seq, sku, "the next seq");
            findings.equal(movement.quantity(), quantity, sku + " seq " + seq, "quantity after the movement");
            seq = movement.seq();
        }
    }
}
