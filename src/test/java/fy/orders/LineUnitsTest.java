package fy.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is asked in whatever order, what is granted keeps the bounds. */
class LineUnitsTest {

    enum Kind {
        SHIP,
        CANCEL,
        ASK_BACK
    }

    record Wish(Kind kind, int quantity) {}

    @Provide
    Arbitrary<List<Wish>> wishes() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class), Arbitraries.integers().between(-1, 8))
                .as(Wish::new)
                .list()
                .ofMaxSize(40);
    }

    @Property
    void granted_wishes_never_break_a_bound(
            @ForAll @IntRange(min = 1, max = 20) int ordered, @ForAll("wishes") List<Wish> wishes) {
        var units = new LineUnits(ordered, ordered, 0, 0, 0);
        int shipped = 0;
        int cancelled = 0;
        int askedBack = 0;
        for (var wish : wishes) {
            int quantity = wish.quantity();
            switch (wish.kind()) {
                case SHIP -> {
                    if (units.canClose(quantity)) {
                        units = units.ship(quantity);
                        shipped += quantity;
                    }
                }
                case CANCEL -> {
                    if (units.canClose(quantity)) {
                        units = units.cancel(quantity);
                        cancelled += quantity;
                    }
                }
                case ASK_BACK -> {
                    if (units.canAskBack(quantity)) {
                        units = units.askBack(quantity);
                        askedBack += quantity;
                    }
                }
            }
            assertThat(units.shipped()).isEqualTo(shipped);
            assertThat(units.cancelled()).isEqualTo(cancelled);
            assertThat(units.open()).isEqualTo(ordered - shipped - cancelled).isNotNegative();
            assertThat(units.returnable()).isEqualTo(shipped - askedBack).isNotNegative();
        }
    }

    @Property
    void what_may_not_be_done_cannot_be_done(
            @ForAll @IntRange(min = 0, max = 9) int open,
            @ForAll @IntRange(min = 0, max = 9) int shipped,
            @ForAll @IntRange(min = 1, max = 12) int quantity) {
        var units = new LineUnits(open + shipped, open, shipped, 0, 0);
        if (!units.canClose(quantity)) {
            assertThatThrownBy(() -> units.ship(quantity)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> units.cancel(quantity)).isInstanceOf(IllegalArgumentException.class);
        }
        if (!units.canAskBack(quantity)) {
            assertThatThrownBy(() -> units.askBack(quantity)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    void received_units_are_inspected_once(
            @ForAll @IntRange(min = 1, max = 20) int requested,
            @ForAll @IntRange(min = 0, max = 9) int fit,
            @ForAll @IntRange(min = 0, max = 9) int discard,
            @ForAll @IntRange(min = 0, max = 9) int hold,
            @ForAll @IntRange(min = 0, max = 9) int fitLater,
            @ForAll @IntRange(min = 0, max = 9) int discardLater) {
        var units = new ReturnUnits(requested, 0, 0, 0, 0);
        if (!units.canReceive((long) fit + discard + hold)) {
            return;
        }
        var received = units.receive(fit, discard, hold);
        assertThat(received.expected())
                .isEqualTo(requested - fit - discard - hold)
                .isNotNegative();
        if (received.canInspect((long) fitLater + discardLater)) {
            var inspected = received.inspect(fitLater, discardLater);
            assertThat(inspected.received()).isEqualTo(received.received());
            assertThat(inspected.held())
                    .isEqualTo(hold - fitLater - discardLater)
                    .isNotNegative();
        } else if (fitLater + discardLater > hold) {
            assertThatThrownBy(() -> received.inspect(fitLater, discardLater))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void a_status_is_what_the_units_say() {
        assertThat(OrderStatus.of(3, 0, false)).isEqualTo(OrderStatus.PLACED);
        assertThat(OrderStatus.of(3, 0, true)).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(OrderStatus.of(2, 1, true)).isEqualTo(OrderStatus.PARTLY_SHIPPED);
        assertThat(OrderStatus.of(0, 1, true)).isEqualTo(OrderStatus.SHIPPED);
        assertThat(OrderStatus.of(0, 0, false)).isEqualTo(OrderStatus.CANCELLED);
    }
}
