package fy.inventory.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SkuFoldLawsTest {

    @Provide
    Arbitrary<List<Arrival>> histories() {
        return Arbitraries.integers()
                .between(-5, 9)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(deltas -> {
                    var kept = new int[deltas.size()];
                    long quantity = 0;
                    for (int i = 0; i < kept.length; i++) {
                        kept[i] = (int) Math.max(deltas.get(i), -quantity);
                        quantity += kept[i];
                    }
                    return Events.of(kept);
                });
    }

    @Property(tries = 200)
    void duplicatesAndLateCopiesChangeNothing(@ForAll("histories") List<Arrival> history, @ForAll Random random) {
        var noisy = new ArrayList<Arrival>();
        for (int i = 0; i < history.size(); i++) {
            noisy.add(history.get(i));
            noisy.add(history.get(random.nextInt(i + 1)));
        }
        assertSame(folded(noisy), folded(history));
    }

    @Property(tries = 200)
    void whateverOrderTheyComeInAllOfThemMakeTheSameLevel(
            @ForAll("histories") List<Arrival> history, @ForAll Random random) {
        var shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, random);
        var fold = folded(shuffled);
        assertSame(fold, folded(history));
        assertThat(fold.held()).isFalse();
    }

    @Property(tries = 200)
    void aSnapshotAndTheTailMakeTheWhole(@ForAll("histories") List<Arrival> history, @ForAll Random random) {
        int cut = random.nextInt(history.size() + 1);
        int overlap = random.nextInt(cut + 1);
        var before = folded(history.subList(0, cut));
        var fold = new SkuFold(Events.SKU, Events.BRAND, before.seq(), before.quantity(), before.occurredAt());
        history.subList(overlap, history.size()).forEach(fold::accept);
        var whole = folded(history);
        assertThat(List.of(fold.seq(), fold.quantity(), fold.occurredAt()))
                .isEqualTo(List.of(whole.seq(), whole.quantity(), whole.occurredAt()));
    }

    @Property(tries = 200)
    void foldingInBatchesWithParkedEventsCarriedOverIsFoldingAtOnce(
            @ForAll("histories") List<Arrival> history, @ForAll Random random) {
        var shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, random);
        var fold = SkuFold.empty(Events.SKU, Events.BRAND);
        for (var arrival : shuffled) {
            var next = new SkuFold(Events.SKU, Events.BRAND, fold.seq(), fold.quantity(), fold.occurredAt());
            next.park(fold.parked());
            next.accept(arrival);
            fold = next;
        }
        assertThat(fold.seq()).isEqualTo(history.size());
        assertThat(fold.quantity()).isEqualTo(history.getLast().event().quantity());
    }

    private static SkuFold folded(List<Arrival> arrivals) {
        var fold = SkuFold.empty(Events.SKU, Events.BRAND);
        arrivals.forEach(fold::accept);
        return fold;
    }

    private static void assertSame(SkuFold one, SkuFold other) {
        assertThat(List.of(one.seq(), one.quantity(), one.occurredAt(), one.digest()))
                .isEqualTo(List.of(other.seq(), other.quantity(), other.occurredAt(), other.digest()));
    }
}
