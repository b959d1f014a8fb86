package fy.inventory.updater;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import fy.events.InventoryEvent;
import fy.eventstore.Identity;
import fy.inventory.updater.Books.AsOf;
import fy.inventory.updater.Decision.Accepted;
import fy.inventory.updater.Decision.Refused;
import fy.inventory.updater.DecisionWriter.OpenLine;
import fy.inventory.updater.DecisionWriter.Purchase;
import fy.inventory.updater.DecisionWriter.ReturnedLine;
import fy.inventory.updater.PaperShop.Fault;
import fy.inventory.updater.PaperShop.Verdict;
import fy.inventory.updater.StockAct.Adjustment;
import fy.inventory.updater.StockAct.Receipt;
import fy.inventory.updater.StockAct.Release;
import fy.inventory.updater.StockAct.ReleaseLine;
import fy.inventory.updater.StockAct.Reversal;
import fy.inventory.updater.StockAct.Sale;
import fy.inventory.updater.StockAct.SaleLine;
import fy.inventory.updater.StockAct.WriteOff;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/** A day's trade, lived twice: by the decider, batch after batch, and on paper. They must say the same at every step. */
final class Day {

    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
    private static final BrandId[] BRANDS = {new BrandId(new UUID(0, 1)), new BrandId(new UUID(0, 2))};

    private final PaperShop paper = new PaperShop();
    private final List<InventoryEvent> ledger = new ArrayList<>();
    private final Set<Integer> undone = new HashSet<>();
    private Books books = books();
    private int orders;
    private int readUpTo;

    sealed interface Step {}

    record Pick(int sku, int units) {}

    record Order(int customer, List<Pick> picks) implements Step {}

    record Row(int sku, int delta) {}

    record Import(List<Row> rows) implements Step {}

    record Count(int sku, int counted, int setAside, int minutesAgo) implements Step {}

    record Undo(List<Integer> numbers) implements Step {}

    record Cancel(int line, int units) implements Step {}

    record Ship(int line, int units) implements Step {}

    record ComeBack(int line, int units) implements Step {}

    record PutOnSale(int line, int units) implements Step {}

    /** The batch is over: the next reads everything anew, a minute later. */
    record Night() implements Step {}

    /** Answers the numbers of what moved. */
    List<Integer> live(Step step) {
        int before = paper.entries.size();
        switch (step) {
            case Order order -> order(order);
            case Import rows -> adjust(rows);
            case Count count -> count(count);
            case Undo undo -> undoSome(undo);
            case Cancel cancel ->
                onLine(cancel.line, number -> {
                    var line = paper.lines.get(number);
                    var act = new Release(
                            line.order,
                            brand(line.sku),
                            true,
                            List.of(new ReleaseLine(number, sku(line.sku), cancel.units)));
                    compare(decide(act), paper.cancel(number, cancel.units), false);
                });
            case PutOnSale sale ->
                onLine(sale.line, number -> {
                    var line = paper.lines.get(number);
                    var act = new Adjustment(
                            brand(line.sku), "restock", List.of(new Receipt(sku(line.sku), sale.units, null, (long)
                                    number)));
                    compare(decide(act), paper.putOnSale(number, sale.units), false);
                });
            case Ship ship -> onLine(ship.line, number -> paper.ship(number, ship.units));
            case ComeBack back -> onLine(back.line, number -> paper.comeBack(number, back.units));
            case Night _ -> {}
        }
        if (step instanceof Ship || step instanceof ComeBack || step instanceof Night) {
            nextBatch();
        }
        for (int i = 0; i < PaperShop.SKUS; i++) {
            assertThat(books.stock.get(sku(i)).quantity()).as("stock of %d", i).isEqualTo(paper.stock(i));
            assertThat(books.stock.get(sku(i)).seq()).as("seq of %d", i).isEqualTo(paper.seq(i));
        }
        return IntStream.range(before, paper.entries.size()).boxed().toList();
    }

    private void order(Order order) {
        var lines = order.picks.stream()
                .map(p -> new SaleLine(brand(p.sku), sku(p.sku), p.units, p.sku == 1 ? PaperShop.MOST_OF_ONE : null))
                .toList();
        var merged = new TreeMap<Integer, Integer>();
        order.picks.forEach(p -> merged.merge(p.sku, p.units, Integer::sum));
        orders++;
        compare(decide(new Sale(customer(order.customer), lines)), paper.order(orders, order.customer, merged), true);
    }

    private void adjust(Import rows) {
        int of = PaperShop.brandOf(rows.rows.getFirst().sku);
        var own = rows.rows.stream().filter(r -> PaperShop.brandOf(r.sku) == of).toList();
        var act = own.stream()
                .<StockAct.Row>map(r -> r.delta > 0
                        ? new Receipt(sku(r.sku), r.delta, null, null)
                        : new WriteOff(sku(r.sku), -r.delta, "torn"))
                .toList();
        compare(
                decide(new Adjustment(BRANDS[of], "import", act)),
                paper.adjust(own.stream().map(r -> new int[] {r.sku, r.delta}).toList()),
                false);
    }

    private void count(Count count) {
        int then = paper.minute - count.minutesAgo;
        books.quantities.put(new AsOf(sku(count.sku), at(then)), paper.stockAt(count.sku, then));
        var row = new StockAct.Count(sku(count.sku), count.counted, count.setAside, at(then), null);
        compare(
                decide(new Adjustment(brand(count.sku), "count", List.of(row))),
                paper.count(count.sku, count.counted, count.setAside, then),
                false);
    }

    private void undoSome(Undo undo) {
        if (paper.entries.isEmpty()) {
            return;
        }
        nextBatch();
        var numbers = undo.numbers.stream().map(n -> n % paper.entries.size()).toList();
        int of = PaperShop.brandOf(paper.entries.get(numbers.getFirst()).sku());
        undo(numbers.stream()
                .filter(n -> PaperShop.brandOf(paper.entries.get(n).sku()) == of)
                .toList());
    }

    /** All of one brand. */
    Decision undo(List<Integer> numbers) {
        int of = PaperShop.brandOf(paper.entries.get(numbers.getFirst()).sku());
        var ids = numbers.stream().map(n -> ledger.get(n).envelope().eventId()).toList();
        var decision = decide(new Reversal(BRANDS[of], ids));
        compare(decision, paper.undo(numbers, undone), false);
        return decision;
    }

    private interface OnLine {
        void act(int number);
    }

    /** A line can be named once its order is committed. */
    private void onLine(int wish, OnLine act) {
        if (!paper.lines.isEmpty()) {
            int number = wish % paper.lines.size();
            if (number >= readUpTo) {
                nextBatch();
            }
            act.act(number);
        }
    }

    private void compare(Decision decision, Verdict verdict, boolean ofAnOrder) {
        switch (decision) {
            case Accepted accepted -> {
                assertThat(verdict.faults()).as("on paper it is refused").isEmpty();
                ledger.addAll(accepted.events());
                assertThat(accepted.events())
                        .extracting(e -> number(e.sku()) + ":" + e.deltaQuantity())
                        .isEqualTo(verdict.moves().stream()
                                .map(e -> e.sku() + ":" + e.delta())
                                .toList());
                assertThat(accepted.missing().stream()
                                .mapToLong(Decision.Missing::units)
                                .sum())
                        .isEqualTo(verdict.missing());
            }
            case Refused refused -> {
                assertThat(refused.refusal().rows())
                        .extracting(row -> new Fault(number(row.sku()), row.cause(), Math.abs(row.wanted()), row.had()))
                        .containsExactlyInAnyOrderElementsOf(verdict.faults().stream()
                                .map(f -> new Fault(f.sku(), f.cause(), Math.abs(f.wanted()), f.had()))
                                .toList());
                if (ofAnOrder) {
                    assertThat(refused.refusal().rows())
                            .allSatisfy(row -> assertThat(row.seq()).isEqualTo(paper.seq(number(row.sku()))));
                }
            }
        }
    }

    void restockOfAnotherBrand() {
        decide(new Adjustment(BRANDS[1], "restock", List.of(new Receipt(sku(0), 1, null, null))));
    }

    List<Long> quantities() {
        return IntStream.range(0, PaperShop.SKUS).mapToObj(paper::stock).toList();
    }

    /** Every SKU's events: gapless, adding up, never negative, one after the other. */
    void assertBooksHold() {
        for (int i = 0; i < PaperShop.SKUS; i++) {
            var sku = sku(i);
            long seq = 0;
            long quantity = 0;
            var last = Instant.MIN;
            for (var event : ledger.stream().filter(e -> e.sku().equals(sku)).toList()) {
                quantity += event.deltaQuantity();
                assertThat(event.seq()).isEqualTo(++seq);
                assertThat(event.quantity()).isEqualTo(quantity).isNotNegative();
                assertThat(event.envelope().occurredAt()).isAfter(last);
                last = event.envelope().occurredAt();
            }
        }
        paper.lines.forEach(line -> assertThat(line.open)
                .isEqualTo(line.ordered - line.shipped - line.cancelled)
                .isNotNegative());
    }

    private void nextBatch() {
        paper.minute++;
        var counted = books.stock.values().stream()
                .filter(s -> s.lastCountedAsOf() != null)
                .collect(toMap(StockState::sku, StockState::lastCountedAsOf));
        books = books();
        readUpTo = paper.lines.size();
        for (int i = 0; i < PaperShop.SKUS; i++) {
            var sku = sku(i);
            var last = ledger.stream().filter(e -> e.sku().equals(sku)).reduce((a, b) -> b);
            last.ifPresent(e -> books.stock.put(
                    sku,
                    new StockState(
                            sku,
                            e.brandId(),
                            e.quantity(),
                            e.seq(),
                            e.envelope().occurredAt(),
                            counted.get(sku))));
        }
        for (int i = 0; i < paper.lines.size(); i++) {
            var line = paper.lines.get(i);
            var sold = new UUID(9, i);
            books.orderLines.put(
                    (long) i,
                    new OpenLine(
                            i, line.order, brand(line.sku), customer(line.customer), sku(line.sku), line.open, sold));
            books.returnLines.put((long) i, new ReturnedLine(i, brand(line.sku), sku(line.sku), line.waiting));
            books.purchased.put(
                    new Purchase(customer(line.customer), sku(line.sku)), paper.bought(line.customer, line.sku));
        }
        ledger.forEach(e -> books.movements.put(e.envelope().eventId(), e));
        undone.forEach(n -> books.reversed.add(ledger.get(n).envelope().eventId()));
    }

    private Books books() {
        var fresh = new Books(at(paper.minute));
        for (int i = 0; i < PaperShop.SKUS; i++) {
            fresh.stock.put(sku(i), new StockState(sku(i), brand(i), 0, 0, null, null));
        }
        return fresh;
    }

    private Decision decide(StockAct act) {
        var identity = Identity.of(customer(0), UUID.randomUUID().toString());
        var request = new StockRequest(UUID.randomUUID(), identity, customer(0), null, act, null);
        return Decider.decide(books, request, UUID::randomUUID, orders);
    }

    private static Instant at(int minute) {
        return MORNING.plusSeconds(60L * minute);
    }

    private static Sku sku(int number) {
        return new Sku("print_" + number);
    }

    private static int number(Sku sku) {
        return Integer.parseInt(sku.code().substring(6));
    }

    private static BrandId brand(int sku) {
        return BRANDS[PaperShop.brandOf(sku)];
    }

    private static FyId customer(int number) {
        return new FyId(new UUID(1, number));
    }
}
