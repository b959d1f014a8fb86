package fy.inventory.updater;

import fy.inventory.updater.Decision.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A shop kept on paper: numbered SKUs, a list of everything that moved, and the rules of DESIGN in a shopkeeper's words.
 * It knows nothing of the decider, so that the two can be held against each other. Times are minutes.
 */
final class PaperShop {

    static final int SKUS = 3;
    static final int MOST_OF_ONE = 4;

    final List<Entry> entries = new ArrayList<>();
    final List<Line> lines = new ArrayList<>();
    private final Integer[] lastCount = new Integer[SKUS];
    int minute = 100;

    enum Kind {
        IN,
        OUT,
        SOLD,
        GIVEN_BACK,
        COUNTED,
        UNDONE
    }

    /** One movement; {@code line}: the line whose returned goods it put on sale, or -1. */
    record Entry(int sku, int delta, Kind kind, int line, int minute) {}

    /** One line of an order; goods that came back and wait to be put on sale are {@code waiting}. */
    static final class Line {
        final int order;
        final int sku;
        final int customer;
        final int ordered;
        final int minute;
        int open;
        int shipped;
        int cancelled;
        int cameBack;
        int waiting;

        Line(int order, int sku, int customer, int ordered, int minute) {
            this.order = order;
            this.sku = sku;
            this.customer = customer;
            this.ordered = ordered;
            this.open = ordered;
            this.minute = minute;
        }
    }

    record Fault(int sku, Cause cause, long wanted, long had) {}

    /** What the shopkeeper says: nothing moved if there is a fault. */
    record Verdict(List<Fault> faults, List<Entry> moves, long missing) {}

    /** The first two SKUs are the first brand's, the third the other's. */
    static int brandOf(int sku) {
        return sku < 2 ? 0 : 1;
    }

    long stock(int sku) {
        return entries.stream()
                .filter(e -> e.sku == sku)
                .mapToLong(Entry::delta)
                .sum();
    }

    long seq(int sku) {
        return entries.stream().filter(e -> e.sku == sku).count();
    }

    long stockAt(int sku, int then) {
        return entries.stream()
                .filter(e -> e.sku == sku && e.minute <= then)
                .mapToLong(Entry::delta)
                .sum();
    }

    long bought(int customer, int sku) {
        return lines.stream()
                .filter(l -> l.customer == customer && l.sku == sku)
                .mapToLong(l -> l.ordered - l.cancelled)
                .sum();
    }

    Verdict order(int order, int customer, Map<Integer, Integer> units) {
        var faults = new ArrayList<Fault>();
        if (units.containsKey(1)) {
            long left = Math.max(0, MOST_OF_ONE - bought(customer, 1));
            if (units.get(1) > left) {
                return refuse(List.of(new Fault(1, Cause.MAX_PER_CUSTOMER, units.get(1), left)));
            }
        }
        units.forEach((sku, n) -> {
            if (stock(sku) < n) {
                faults.add(new Fault(sku, Cause.SHORT, n, stock(sku)));
            }
        });
        if (!faults.isEmpty()) {
            return refuse(faults);
        }
        var moves = new ArrayList<Entry>();
        units.forEach((sku, n) -> {
            moves.add(new Entry(sku, -n, Kind.SOLD, -1, minute));
            lines.add(new Line(order, sku, customer, n, minute));
        });
        return accept(moves, 0);
    }

    Verdict adjust(List<int[]> rows) {
        var faults = new ArrayList<Fault>();
        var moves = new ArrayList<Entry>();
        var now = new HashMap<Integer, Long>();
        for (int[] row : rows) {
            long had = now.getOrDefault(row[0], stock(row[0]));
            if (had + row[1] < 0) {
                faults.add(new Fault(row[0], Cause.BELOW_ZERO, -row[1], had));
            } else {
                now.put(row[0], had + row[1]);
                moves.add(new Entry(row[0], row[1], row[1] > 0 ? Kind.IN : Kind.OUT, -1, minute));
            }
        }
        return faults.isEmpty() ? accept(moves, 0) : refuse(faults);
    }

    Verdict count(int sku, int counted, int setAside, int then) {
        if (lastCount[sku] != null && then <= lastCount[sku]) {
            return refuse(List.of(new Fault(sku, Cause.COUNT_OUT_OF_ORDER, counted, stock(sku))));
        }
        if (then >= minute) {
            return refuse(List.of(new Fault(sku, Cause.COUNT_IN_FUTURE, counted, stock(sku))));
        }
        long before = stock(sku);
        long after = before + counted - setAside - stockAt(sku, then);
        lastCount[sku] = then;
        var move = new Entry(sku, (int) (Math.max(0, after) - before), Kind.COUNTED, -1, minute);
        return accept(List.of(move), Math.max(0, -after));
    }

    /** @param numbers of entries, as they stand in the book */
    Verdict undo(List<Integer> numbers, Set<Integer> undone) {
        var faults = new ArrayList<Fault>();
        var moves = new ArrayList<Entry>();
        var now = new HashMap<Integer, Long>();
        var seen = new HashSet<>(undone);
        var newestFirst = numbers.stream()
                .sorted(Comparator.<Integer>comparingInt(n -> entries.get(n).sku)
                        .thenComparing(Comparator.reverseOrder()))
                .toList();
        for (int number : newestFirst) {
            var entry = entries.get(number);
            long had = now.getOrDefault(entry.sku, stock(entry.sku));
            if (entry.kind != Kind.IN && entry.kind != Kind.OUT) {
                faults.add(new Fault(entry.sku, Cause.NOT_REVERSIBLE, entry.delta, had));
            } else if (!seen.add(number)) {
                faults.add(new Fault(entry.sku, Cause.ALREADY_REVERSED, entry.delta, had));
            } else if (had - entry.delta < 0) {
                faults.add(new Fault(entry.sku, Cause.BELOW_ZERO, entry.delta, had));
            } else {
                now.put(entry.sku, had - entry.delta);
                moves.add(new Entry(entry.sku, -entry.delta, Kind.UNDONE, entry.line, minute));
            }
        }
        if (!faults.isEmpty()) {
            return refuse(faults);
        }
        undone.addAll(numbers);
        moves.stream().filter(m -> m.line >= 0).forEach(m -> lines.get(m.line).waiting -= m.delta);
        return accept(moves, 0);
    }

    Verdict cancel(int number, int units) {
        var line = lines.get(number);
        if (units > line.open) {
            return refuse(List.of(new Fault(line.sku, Cause.MORE_THAN_OPEN, units, line.open)));
        }
        line.open -= units;
        line.cancelled += units;
        return accept(List.of(new Entry(line.sku, units, Kind.GIVEN_BACK, -1, minute)), 0);
    }

    Verdict putOnSale(int number, int units) {
        var line = lines.get(number);
        if (units > line.waiting) {
            return refuse(List.of(new Fault(line.sku, Cause.MORE_THAN_RETURNED, units, line.waiting)));
        }
        line.waiting -= units;
        return accept(List.of(new Entry(line.sku, units, Kind.IN, number, minute)), 0);
    }

    /** As many as are open. */
    void ship(int number, int units) {
        var line = lines.get(number);
        int parcel = Math.min(units, line.open);
        line.open -= parcel;
        line.shipped += parcel;
    }

    /** As many as are out there. */
    void comeBack(int number, int units) {
        var line = lines.get(number);
        int back = Math.min(units, line.shipped - line.cameBack);
        line.cameBack += back;
        line.waiting += back;
    }

    private Verdict accept(List<Entry> moves, long missing) {
        entries.addAll(moves);
        return new Verdict(List.of(), moves, missing);
    }

    private static Verdict refuse(List<Fault> faults) {
        return new Verdict(faults, List.of(), 0);
    }
}
