package fy.inventory.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SkuFoldTest {

    private final SkuFold fold = SkuFold.empty(Events.SKU, Events.BRAND);
    private final List<Arrival> history = Events.of(10, -2, 5, -3);

    @Test
    void theNextEventIsApplied() {
        fold.accept(history.get(0));
        fold.accept(history.get(1));
        assertThat(fold.seq()).isEqualTo(2);
        assertThat(fold.quantity()).isEqualTo(8);
        assertThat(fold.occurredAt())
                .isEqualTo(history.get(1).event().envelope().occurredAt());
        assertThat(fold.held()).isFalse();
    }

    @Test
    void anOldEventIsSkipped() {
        history.subList(0, 3).forEach(fold::accept);
        fold.settled();
        fold.accept(history.get(1));
        assertThat(fold.seq()).isEqualTo(3);
        assertThat(fold.changed()).isFalse();
    }

    @Test
    void anEarlyEventIsParkedAndAppliedWhenTheMissingOneComes() {
        fold.accept(history.get(0));
        fold.accept(history.get(2));
        fold.accept(history.get(3));
        assertThat(fold.seq()).isEqualTo(1);
        assertThat(fold.held()).isTrue();
        assertThat(fold.parked()).containsExactly(history.get(2), history.get(3));

        fold.accept(history.get(1));
        assertThat(fold.seq()).isEqualTo(4);
        assertThat(fold.quantity()).isEqualTo(10);
        assertThat(fold.held()).isFalse();
        assertThat(fold.parked()).isEmpty();
    }

    @Test
    void anEventWhoseQuantityDoesNotFollowIsBrokenAndHoldsWhatComesAfterIt() {
        fold.accept(history.get(0));
        var wrong = new Arrival(Events.event(2, -2, 9), "topic", 3, 1);
        fold.accept(wrong);
        assertThat(fold.seq()).isEqualTo(1);
        assertThat(fold.broken()).containsExactly(wrong);

        fold.accept(history.get(2));
        assertThat(fold.held()).isTrue();
        fold.accept(history.get(1));
        assertThat(fold.seq()).isEqualTo(3);
        assertThat(fold.held()).isFalse();
    }
}
