package proof.checker;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import proof.checker.Facts.Movement;

/** The rule of reading: the next seq is applied, an older one skipped, a later one waits for those before it. */
final class Fold {

    /** @param waiting how many events wait for a missing one */
    record Level(long quantity, long seq, int waiting) {
        static final Level NONE = new Level(0, 0, 0);
    }

    private final Map<String, Sku> skus = new HashMap<>();

    private static final class Sku {
        private long quantity;
        private long seq;
        private final TreeMap<Long, Long> waiting = new TreeMap<>();

        void accept(Movement movement) {
            if (movement.seq() > seq) {
                waiting.putIfAbsent(movement.seq(), movement.delta());
            }
            for (Long delta = waiting.remove(seq + 1); delta != null; delta = waiting.remove(seq + 1)) {
                quantity += delta;
                seq++;
            }
        }
    }

    static Map<String, Level> of(Collection<Movement> movements) {
        var fold = new Fold();
        movements.forEach(fold::accept);
        return fold.levels();
    }

    void start(String code, long quantity, long seq) {
        var sku = skus.computeIfAbsent(code, c -> new Sku());
        sku.quantity = quantity;
        sku.seq = seq;
    }

    void accept(Movement movement) {
        skus.computeIfAbsent(movement.sku(), c -> new Sku()).accept(movement);
    }

    Map<String, Level> levels() {
        var levels = new HashMap<String, Level>();
        skus.forEach((code, sku) -> levels.put(code, new Level(sku.quantity, sku.seq, sku.waiting.size())));
        return levels;
    }
}
