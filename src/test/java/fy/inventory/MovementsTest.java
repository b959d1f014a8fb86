package fy.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fy.events.InventoryEvent;
import fy.inventory.Movements.Comparison;
import fy.inventory.Movements.Point;
import fy.inventory.Stockroom.Room;
import fy.shared.InvalidInput;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MovementsTest {

    @Inject
    Movements movements;

    @Inject
    StockLevels levels;

    @Inject
    Stockroom stockroom;

    private final List<InventoryEvent> history = new ArrayList<>();
    private Room room;

    @BeforeEach
    void aHistory() {
        room = stockroom.open(2);
        history.clear();
        history.add(stockroom.restock(room, room.sku(), 10));
        history.add(stockroom.restock(room, room.sku(), 5));
        history.add(stockroom.writeOff(room, room.sku(), 12));
    }

    @Test
    void theNewestComesFirstWithWhoAndWhyAndBeforeAndAfter() {
        var page = movements.ofSku(room.brand(), room.sku(), null, 2);
        assertThat(page).extracting(Movement::seq).containsExactly(3L, 2L);
        var last = page.getFirst();
        assertThat(last.before()).isEqualTo(15);
        assertThat(last.quantity()).isEqualTo(3);
        assertThat(last.reason()).isEqualTo("damaged");
        assertThat(last.actorName()).isEqualTo("Amélie");
        assertThat(last.reversible()).isTrue();
        assertThat(movements.ofSku(room.brand(), room.sku(), 2L, 2))
                .extracting(Movement::seq)
                .containsExactly(1L);
    }

    @Test
    void anotherBrandsSkuHasNoMovements() {
        var stranger = stockroom.open(1);
        assertThat(movements.ofSku(stranger.brand(), room.sku(), null, 10)).isEmpty();
        assertThat(movements
                        .quantityAsOf(
                                stranger.brand(), room.sku(), Instant.now().minusSeconds(1))
                        .seq())
                .isZero();
        assertThat(movements.feed(stranger.brand(), 0, 10)).isEmpty();
    }

    @Test
    void stockAsOfAnInstantIsThatOfTheLastEventUpToThen() {
        var second = history.get(1).envelope().occurredAt();
        assertThat(asOf(second)).isEqualTo(15);
        assertThat(asOf(second.minusNanos(1000))).isEqualTo(10);
        assertThat(asOf(history.getFirst().envelope().occurredAt().minusNanos(1000)))
                .isZero();
        assertThatThrownBy(() -> asOf(Instant.now().plus(Duration.ofHours(1)))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void whoAsksForThePastHoldsNobodysStock() {
        QuarkusTransaction.begin();
        try {
            assertThat(asOf(Instant.now())).isEqualTo(3);
            var decided = CompletableFuture.supplyAsync(() -> stockroom.restock(room, room.sku(), 1));
            assertThat(decided).succeedsWithin(Duration.ofSeconds(20));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void twoInstantsAreCompared() {
        var first = history.getFirst().envelope().occurredAt();
        var last = history.getLast().envelope().occurredAt();
        assertThat(movements.compare(room.brand(), first, last, null, 10))
                .containsExactly(new Comparison(room.sku(), 10, 3));
        assertThat(movements.compare(room.brand(), last, last, null, 10)).isEmpty();
        assertThatThrownBy(() -> movements.compare(room.brand(), last, first, null, 10))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aChartHasTheStandingBeforeItAndNoMorePointsThanAskedFor() {
        var from = history.getFirst().envelope().occurredAt();
        var to = history.getLast().envelope().occurredAt();
        assertThat(movements.series(room.brand(), room.sku(), from, to, 100))
                .startsWith(new Point(from, 10))
                .endsWith(new Point(to, 3));
        assertThat(movements.series(room.brand(), room.sku(), from.minusSeconds(3600), to.plusSeconds(3600), 2))
                .hasSizeBetween(1, 3);
    }

    @Test
    void whatRanOutAndWhatIsLowIsListedByThreshold() {
        var last = history.getLast();
        assertThat(levels.await(room.sku(), last.seq(), Duration.ofSeconds(20)).quantity())
                .isEqualTo(3);
        assertThat(levels.low(room.brand(), null, 10)).extracting(Level::sku).containsExactly(room.sku());
        assertThat(levels.out(room.brand(), null, 10))
                .extracting(Level::sku)
                .containsExactly(room.skus().get(1));
        assertThat(levels.counts(room.brand())).isEqualTo(new StockLevels.Counts(2, 1, 1));
        assertThat(levels.ofBrand(room.brand(), room.sku(), 10))
                .extracting(Level::sku)
                .containsExactly(room.skus().get(1));
    }

    private long asOf(Instant at) {
        return movements.quantityAsOf(room.brand(), room.sku(), at).quantity();
    }
}
