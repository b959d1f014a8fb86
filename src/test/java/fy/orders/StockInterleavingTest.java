package fy.orders;

import static org.assertj.core.api.Assertions.assertThat;

import fy.eventstore.KeyReused;
import fy.inventory.updater.Decision;
import fy.inventory.updater.StockAct.Adjustment;
import fy.inventory.updater.StockAct.Count;
import fy.inventory.updater.StockAct.Receipt;
import fy.inventory.updater.StockAct.Reversal;
import fy.stepping.Schedules.Race;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders, restocks and counts that meet at the same stock. */
@QuarkusTest
class StockInterleavingTest extends Interleaved {

    @Test
    void two_who_want_the_last_unit() throws Exception {
        all(() -> {
            var sku = shop.sku(100, 1);
            return race(
                    List.of(
                            () -> processes.get(0).place(ada, world.key(), new WantedLine(sku, 1)),
                            () -> processes.get(1).place(bea, world.key(), new WantedLine(sku, 1))),
                    answers -> {
                        assertOnePlaced(answers);
                        assertThat(refused(answers).shortfalls()).containsExactly(new Placement.Shortfall(sku, 1, 0));
                        assertStock(sku, 0);
                    });
        });
    }

    @Test
    void two_orders_over_the_same_two_skus_named_in_opposite_order() throws Exception {
        all(() -> {
            var a = shop.sku(100, 3);
            var b = shop.sku(100, 3);
            return race(
                    List.of(
                            () -> processes.get(0).place(ada, world.key(), new WantedLine(a, 2), new WantedLine(b, 2)),
                            () -> processes.get(1).place(bea, world.key(), new WantedLine(b, 2), new WantedLine(a, 2))),
                    answers -> {
                        assertOnePlaced(answers);
                        assertThat(refused(answers).shortfalls())
                                .containsExactlyInAnyOrder(
                                        new Placement.Shortfall(a, 2, 1), new Placement.Shortfall(b, 2, 1));
                        assertStock(a, 1);
                        assertStock(b, 1);
                    });
        });
    }

    @Test
    void an_order_and_the_restock_it_needs() throws Exception {
        all(() -> {
            var sku = shop.sku(100, 1);
            return race(
                    List.of(
                            () -> processes.get(0).place(ada, world.key(), new WantedLine(sku, 2)),
                            () -> processes.get(1).adjust(new Receipt(sku, 1, null, null))),
                    answers -> {
                        boolean placed = answers.getFirst() instanceof Placement.Placed;
                        if (!placed) {
                            assertThat(refused(answers).shortfalls())
                                    .containsExactly(new Placement.Shortfall(sku, 2, 1));
                        }
                        assertThat(answers.get(1)).isInstanceOf(Decision.Accepted.class);
                        assertStock(sku, placed ? 0 : 2);
                    });
        });
    }

    @Test
    void an_order_and_a_count_of_what_it_takes() throws Exception {
        all(() -> {
            var sku = shop.sku(100, 5);
            var counted = now();
            return race(
                    List.of(
                            () -> processes.get(0).place(ada, world.key(), new WantedLine(sku, 4)),
                            () -> processes.get(1).adjust(new Count(sku, 3, 0, counted, null))),
                    answers -> {
                        var count = (Decision.Accepted) answers.get(1);
                        if (answers.getFirst() instanceof Placement.Placed) {
                            assertStock(sku, 0);
                            assertThat(count.missing()).containsExactly(new Decision.Missing(sku, 1));
                        } else {
                            assertThat(refused(answers).shortfalls())
                                    .containsExactly(new Placement.Shortfall(sku, 4, 3));
                            assertStock(sku, 3);
                        }
                    });
        });
    }

    @Test
    void the_same_order_is_sent_to_two_replicas() throws Exception {
        all(() -> {
            var sku = shop.sku(100, 5);
            var key = world.key();
            return race(
                    List.of(
                            () -> processes.get(0).place(ada, key, new WantedLine(sku, 2)),
                            () -> processes.get(1).place(ada, key, new WantedLine(sku, 2))),
                    answers -> {
                        assertThat(answers.getFirst()).isInstanceOf(Placement.Placed.class);
                        assertThat(answers.get(1)).isEqualTo(answers.getFirst());
                        assertStock(sku, 3);
                    });
        });
    }

    @Test
    void one_key_for_two_different_orders() throws Exception {
        all(() -> {
            var a = shop.sku(100, 5);
            var b = shop.sku(100, 5);
            var key = world.key();
            return race(
                    List.of(
                            () -> processes.get(0).place(ada, key, new WantedLine(a, 2)),
                            () -> processes.get(1).place(ada, key, new WantedLine(b, 2))),
                    answers -> {
                        assertThat(answers)
                                .filteredOn(Placement.Placed.class::isInstance)
                                .hasSize(1);
                        assertThat(answers)
                                .filteredOn(KeyReused.class::isInstance)
                                .hasSize(1);
                        assertThat(world.stock(a) + world.stock(b)).isEqualTo(8);
                    });
        });
    }

    @Test
    void a_restock_is_undone_twice_while_somebody_orders() throws Exception {
        sampled(() -> {
            var sku = shop.sku(100, 0);
            var restock = (Decision.Accepted) world.decide(
                    shop.owner, new Adjustment(shop.id, "restock", List.of(new Receipt(sku, 2, null, null))));
            var undo = new Reversal(
                    shop.id, List.of(restock.events().getFirst().envelope().eventId()));
            return race(
                    List.of(
                            () -> processes.get(0).decide(undo),
                            () -> processes.get(1).decide(undo),
                            () -> processes.get(2).place(ada, world.key(), new WantedLine(sku, 1))),
                    answers -> {
                        boolean placed = answers.get(2) instanceof Placement.Placed;
                        assertThat(answers)
                                .filteredOn(Decision.Accepted.class::isInstance)
                                .hasSize(placed ? 0 : 1);
                        assertStock(sku, placed ? 1 : 0);
                    });
        });
    }

    @Test
    void an_order_a_restock_and_a_cancellation_at_once() throws Exception {
        sampled(() -> {
            var a = shop.sku(100, 2);
            var b = shop.sku(100, 1);
            long order = placed(ada, a, 2);
            return race(
                    List.of(
                            () -> processes.get(0).place(bea, world.key(), new WantedLine(b, 2), new WantedLine(a, 1)),
                            () -> processes.get(1).adjust(new Receipt(b, 1, null, null)),
                            () -> processes.get(2).cancelByCustomer(ada, order, 2)),
                    answers -> {
                        boolean placed = answers.getFirst() instanceof Placement.Placed;
                        if (!placed) {
                            assertThat(refused(answers).shortfalls()).isNotEmpty();
                        }
                        assertThat(answers.get(2)).isInstanceOf(Outcome.Done.class);
                        assertStock(a, placed ? 1 : 2);
                        assertStock(b, placed ? 0 : 2);
                    });
        });
    }

    @Test
    void the_first_movements_of_a_sku_meet() throws Exception {
        sampled(() -> {
            var a = shop.sku(100, 0);
            var b = shop.sku(100, 0);
            return race(
                    List.of(
                            () -> processes.get(0).adjust(new Receipt(a, 1, null, null)),
                            () -> processes
                                    .get(1)
                                    .decide(new Adjustment(
                                            shop.id,
                                            "import",
                                            List.of(new Receipt(b, 1, null, null), new Receipt(a, 1, null, null)))),
                            () -> processes.get(2).place(ada, world.key(), new WantedLine(a, 2), new WantedLine(b, 1))),
                    answers -> {
                        boolean placed = answers.get(2) instanceof Placement.Placed;
                        assertStock(a, placed ? 0 : 2);
                        assertStock(b, placed ? 0 : 1);
                    });
        });
    }

    private void sampled(java.util.function.Supplier<Race> race) throws Exception {
        schedules.someOrders(20261122, 25, race);
    }

    private Instant now() {
        return jdbc.first("select clock_timestamp()", row -> row.getObject(1, java.time.OffsetDateTime.class))
                .orElseThrow()
                .toInstant();
    }

    private static void assertOnePlaced(List<Object> answers) {
        assertThat(answers).filteredOn(Placement.Placed.class::isInstance).hasSize(1);
    }
}
