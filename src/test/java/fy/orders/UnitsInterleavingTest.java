package fy.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done at once with the units of one order. */
@QuarkusTest
class UnitsInterleavingTest extends Interleaved {

    @Inject
    BrandOrders realBrandOrders;

    @Test
    void a_cancelled_order_and_another_that_wants_its_units() throws Exception {
        all(() -> {
            var sku = shop.sku(100, 3);
            long order = placed(ada, sku, 2);
            return race(
                    List.of(
                            () -> processes.get(0).cancelByCustomer(ada, order, 2),
                            () -> processes.get(1).place(bea, world.key(), new WantedLine(sku, 2))),
                    answers -> {
                        assertThat(answers.getFirst()).isInstanceOf(Outcome.Done.class);
                        boolean placed = answers.get(1) instanceof Placement.Placed;
                        if (!placed) {
                            assertThat(refused(answers).shortfalls())
                                    .containsExactly(new Placement.Shortfall(sku, 2, 1));
                        }
                        assertStock(sku, placed ? 1 : 3);
                    });
        });
    }

    @Test
    void the_customer_and_the_brand_cancel_the_same_units() throws Exception {
        all(() -> {
            var sku = shop.sku(100, 2);
            long order = placed(ada, sku, 2);
            return race(
                    List.of(
                            () -> processes.get(0).cancelByCustomer(ada, order, 2),
                            () -> processes.get(1).cancelByBrand(order, 2, CancelReason.UNPAID)),
                    answers -> {
                        assertOneDone(answers);
                        assertStock(sku, 2);
                    });
        });
    }

    @Test
    void a_parcel_leaves_while_the_customer_cancels_it() throws Exception {
        all(() -> {
            var sku = shop.sku(100, 2);
            long order = placed(ada, sku, 2);
            return race(
                    List.of(
                            () -> processes.get(0).cancelByCustomer(ada, order, 2),
                            () -> processes.get(1).ship(order, 2)),
                    answers -> {
                        assertOneDone(answers);
                        assertStock(sku, answers.getFirst() instanceof Outcome.Done ? 2 : 0);
                    });
        });
    }

    @Test
    void units_are_dropped_as_damaged_while_they_are_cancelled() throws Exception {
        all(() -> {
            var sku = shop.sku(100, 2);
            long order = placed(ada, sku, 2);
            return race(
                    List.of(
                            () -> processes.get(0).cancelByCustomer(ada, order, 1),
                            () -> processes.get(1).cancelByBrand(order, 2, CancelReason.DAMAGED)),
                    answers -> {
                        assertOneDone(answers);
                        assertStock(sku, answers.getFirst() instanceof Outcome.Done ? 1 : 0);
                    });
        });
    }

    @Test
    void two_ask_to_return_the_same_units() throws Exception {
        all(() -> {
            var sku = shop.sku(100, 2);
            long order = placed(ada, sku, 2);
            realBrandOrders.ship(shop.id, shop.owner, world.key(), order, List.of(), "", "");
            var lines = List.of(new LineQuantity(line(order), 2));
            return race(
                    List.of(
                            () -> processes
                                    .get(0)
                                    .requestReturn
                                    .request(ada, world.key(), order, shop.id, lines, "")
                                    .orElseThrow(),
                            () -> processes
                                    .get(1)
                                    .requestReturn
                                    .request(ada, world.key(), order, shop.id, lines, "")
                                    .orElseThrow()),
                    answers -> {
                        assertOneDone(answers);
                        assertStock(sku, 0);
                    });
        });
    }

    private static void assertOneDone(List<Object> answers) {
        assertThat(answers).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Outcome.Refused.class::isInstance).hasSize(1);
    }
}
