package fy.orders;

import static fy.orders.OrderWorld.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import fy.catalog.Skus;
import fy.eventstore.Decisions;
import fy.eventstore.Identity;
import fy.eventstore.KeyReused;
import fy.eventstore.RelaySignal;
import fy.inventory.updater.Decision;
import fy.inventory.updater.InventoryUpdater;
import fy.inventory.updater.SteppedUpdaters;
import fy.inventory.updater.StockAct;
import fy.inventory.updater.StockAct.Adjustment;
import fy.inventory.updater.StockAct.Count;
import fy.inventory.updater.StockAct.Receipt;
import fy.inventory.updater.StockAct.Reversal;
import fy.inventory.updater.StockRequest;
import fy.shared.FyId;
import fy.shared.Ids;
import fy.shared.Jdbc;
import fy.shared.Sku;
import fy.stepping.Schedules;
import fy.stepping.Schedules.Race;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Acts of two or three processes on shared SKUs, their statements in every order that the locks allow. */
@QuarkusTest
class InterleavingTest {

    private static final int MOST = 40;

    @Inject
    Schedules schedules;

    @Inject
    SteppedUpdaters updaters;

    @Inject
    OrderWorld world;

    @Inject
    Jdbc jdbc;

    @Inject
    Ids ids;

    @Inject
    Checkouts checkouts;

    @Inject
    Baskets baskets;

    @Inject
    Skus skus;

    @Inject
    Settled settled;

    @Inject
    Decisions decisions;

    @Inject
    OrderJournal journal;

    @Inject
    RelaySignal relay;

    @Inject
    BrandOrderRows rows;

    @Inject
    CustomerOrders customerOrders;

    @Inject
    BrandOrders realBrandOrders;

    private OrderWorld.Shop shop;
    private FyId ada;
    private FyId bea;
    private final List<Process> processes = new ArrayList<>();

    /** The use cases as one replica has them. */
    private final class Process {
        final InventoryUpdater updater;
        final PlaceOrder placeOrder;
        final CancelLines cancelLines;
        final BrandOrders brandOrders;
        final RequestReturn requestReturn;

        Process(int number) {
            var database = schedules.database(number);
            updater = updaters.on(database);
            var acts = new Acts(database, decisions, journal, relay, ids);
            var cancellations = new Cancellations(acts, updater, settled, ids);
            placeOrder = new PlaceOrder(checkouts, baskets, skus, settled, customerOrders, updater, ids);
            cancelLines = new CancelLines(customerOrders, cancellations);
            brandOrders = new BrandOrders(rows, new Acceptances(acts), new Shipments(acts), cancellations);
            requestReturn = new RequestReturn(acts, customerOrders);
        }

        Placement place(FyId customer, String key, WantedLine... lines) {
            return placeOrder.place(customer, key, List.of(lines), HOME);
        }

        Decision adjust(StockAct.Row row) {
            return decide(new Adjustment(shop.id, "restock", List.of(row)));
        }

        Decision decide(StockAct act) {
            return updater.decide(new StockRequest(
                    ids.next(), Identity.of(shop.owner, world.key(), act), shop.owner, null, act, null));
        }

        Outcome cancelByCustomer(FyId customer, long order, int units) {
            return cancelLines
                    .byCustomer(customer, world.key(), order, shop.id, List.of(new LineQuantity(line(order), units)))
                    .orElseThrow();
        }

        Outcome ship(long order, int units) {
            return brandOrders
                    .ship(
                            shop.id,
                            shop.owner,
                            world.key(),
                            order,
                            List.of(new LineQuantity(line(order), units)),
                            "",
                            "")
                    .orElseThrow();
        }

        Outcome cancelByBrand(long order, int units, CancelReason reason) {
            return brandOrders
                    .cancel(
                            shop.id,
                            shop.owner,
                            world.key(),
                            order,
                            List.of(new LineQuantity(line(order), units)),
                            reason)
                    .orElseThrow();
        }
    }

    @BeforeEach
    void three_processes_and_a_shop() {
        shop = world.brand(0);
        ada = world.customer();
        bea = world.customer();
        for (int i = 0; i < 3; i++) {
            processes.add(new Process(i));
        }
    }

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

    private void all(java.util.function.Supplier<Race> race) throws Exception {
        assertThat(schedules.everyOrder(MOST, race).schedules()).isGreaterThan(5);
    }

    private void sampled(java.util.function.Supplier<Race> race) throws Exception {
        schedules.someOrders(20261122, 25, race);
    }

    private Race race(List<Callable<?>> acts, Schedules.Check check) {
        return new Race(acts, answers -> {
            check.holds(answers);
            assertNoneLost();
        });
    }

    private Instant now() {
        return jdbc.first("select clock_timestamp()", row -> row.getObject(1, java.time.OffsetDateTime.class))
                .orElseThrow()
                .toInstant();
    }

    private long placed(FyId customer, Sku sku, int units) {
        var real = processes.getFirst().place(customer, world.key(), new WantedLine(sku, units));
        return ((Placement.Placed) real).orderId();
    }

    private long line(long order) {
        return jdbc.first("select line_id from order_lines where order_id = ?", row -> row.getLong(1), order)
                .orElseThrow();
    }

    private static void assertOnePlaced(List<Object> answers) {
        assertThat(answers).filteredOn(Placement.Placed.class::isInstance).hasSize(1);
    }

    private static void assertOneDone(List<Object> answers) {
        assertThat(answers).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Outcome.Refused.class::isInstance).hasSize(1);
    }

    private static Placement.Refused refused(List<Object> answers) {
        return (Placement.Refused) answers.stream()
                .filter(Placement.Refused.class::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody was refused: " + answers));
    }

    /** The ledger of a SKU adds up to its stock, without a gap and never below zero. */
    private void assertStock(Sku sku, long expected) {
        assertThat(world.stock(sku)).as("stock of %s", sku).isEqualTo(expected);
        var events = jdbc.list(
                "select seq, delta_quantity, quantity from inventory_events where sku = ? order by seq",
                row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)},
                sku);
        long quantity = 0;
        for (int i = 0; i < events.size(); i++) {
            quantity += events.get(i)[1];
            assertThat(events.get(i)).containsExactly(i + 1, events.get(i)[1], quantity);
            assertThat(quantity).isNotNegative();
        }
        assertThat(quantity).isEqualTo(expected);
    }

    /** What left stock by sales is what orders hold; a refused order holds nothing. */
    private void assertNoneLost() {
        assertThat(jdbc.list("""
                select l.sku from order_lines l left join (
                    select sku, order_id, -sum(delta_quantity) as taken from inventory_events
                    where type in ('StockSold', 'SaleCancelled') group by sku, order_id) e
                on e.sku = l.sku and e.order_id = l.order_id
                left join (select line_id, sum(quantity) as kept from cancellations where not put_back group by line_id) c
                on c.line_id = l.line_id
                where l.brand_id = ? and l.open + l.shipped + coalesce(c.kept, 0) is distinct from e.taken
                """, row -> row.getString(1), shop.id)).isEmpty();
    }
}
