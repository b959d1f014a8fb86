package fy.inventory.updater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fy.inventory.updater.Day.Step;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever people do in whatever order, the decider says what a shop kept on paper says. */
class DeciderModelTest {

    @Property(tries = 400)
    void the_decider_agrees_with_a_shop_kept_on_paper(@ForAll("days") List<Step> day) {
        var trade = new Day();
        day.forEach(trade::live);
        trade.assertBooksHold();
    }

    @Property(tries = 100)
    void undoing_a_decision_restores_the_quantities_once(
            @ForAll("days") List<Step> before, @ForAll("imports") Day.Import act) {
        var trade = new Day();
        before.forEach(trade::live);
        trade.live(new Day.Night());
        var quantities = trade.quantities();
        var moved = trade.live(act);
        trade.live(new Day.Night());
        if (!moved.isEmpty()) {
            assertThat(trade.undo(moved)).isInstanceOf(Decision.Accepted.class);
            assertThat(trade.undo(moved)).isInstanceOf(Decision.Refused.class);
        }
        assertThat(trade.quantities()).isEqualTo(quantities);
        trade.assertBooksHold();
    }

    @Property(tries = 100)
    void what_is_another_brands_is_not_there(@ForAll("days") List<Step> before) {
        var trade = new Day();
        before.forEach(trade::live);
        assertThatThrownBy(trade::restockOfAnotherBrand).isInstanceOf(UnknownSku.class);
        trade.assertBooksHold();
    }

    @Provide
    Arbitrary<List<Step>> days() {
        var pick = Combinators.combine(skus(), units()).as(Day.Pick::new);
        Arbitrary<Step> order = Combinators.combine(
                        number(1), pick.list().ofMinSize(1).ofMaxSize(4))
                .as(Day.Order::new);
        Arbitrary<Step> count = Combinators.combine(
                        skus(),
                        Arbitraries.integers().between(0, 12),
                        number(3),
                        Arbitraries.integers().between(-1, 4))
                .as(Day.Count::new);
        Arbitrary<Step> undo = number(60).list().ofMinSize(1).ofMaxSize(3).map(Day.Undo::new);
        return Arbitraries.oneOf(List.of(
                        order,
                        order,
                        imports().map(Step.class::cast),
                        imports().map(Step.class::cast),
                        count,
                        undo,
                        Combinators.combine(number(40), units()).as(Day.Cancel::new),
                        Combinators.combine(number(40), units()).as(Day.Ship::new),
                        Combinators.combine(number(40), units()).as(Day.ComeBack::new),
                        Combinators.combine(number(40), units()).as(Day.PutOnSale::new),
                        Arbitraries.just(new Day.Night())))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<Day.Import> imports() {
        var row = Combinators.combine(
                        skus(), Arbitraries.integers().between(-5, 9).filter(delta -> delta != 0))
                .as(Day.Row::new);
        return row.list().ofMinSize(1).ofMaxSize(4).map(Day.Import::new);
    }

    private static Arbitrary<Integer> skus() {
        return number(PaperShop.SKUS - 1);
    }

    private static Arbitrary<Integer> units() {
        return Arbitraries.integers().between(1, 5);
    }

    private static Arbitrary<Integer> number(int most) {
        return Arbitraries.integers().between(0, most);
    }
}
