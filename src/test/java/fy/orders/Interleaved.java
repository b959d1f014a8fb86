package fy.orders;

import static fy.orders.OrderWorld.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import fy.catalog.Skus;
import fy.eventstore.Decisions;
import fy.eventstore.Identity;
import fy.eventstore.RelaySignal;
import fy.inventory.updater.Decision;
import fy.inventory.updater.InventoryUpdater;
import fy.inventory.updater.SteppedUpdaters;
import fy.inventory.updater.StockAct;
import fy.inventory.updater.StockAct.Adjustment;
import fy.inventory.updater.StockRequest;
import fy.shared.FyId;
import fy.shared.Ids;
import fy.shared.Jdbc;
import fy.shared.Sku;
import fy.stepping.Schedules;
import fy.stepping.Schedules.Race;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;

/** Acts of two or three processes on shared SKUs, their statements in every order that the locks allow. */
abstract class Interleaved {

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

    OrderWorld.Shop shop;

    FyId ada;

    FyId bea;

    final List<Process> processes = new ArrayList<>();

    /** The use cases as one replica has them. */
    final class Process {
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

    void all(java.util.function.Supplier<Race> race) throws Exception {
        assertThat(schedules.everyOrder(MOST, race).schedules()).isGreaterThan(5);
    }

    Race race(List<Callable<?>> acts, Schedules.Check check) {
        return new Race(acts, answers -> {
            check.holds(answers);
            assertNoneLost();
        });
    }

    long placed(FyId customer, Sku sku, int units) {
        var real = processes.getFirst().place(customer, world.key(), new WantedLine(sku, units));
        return ((Placement.Placed) real).orderId();
    }

    long line(long order) {
        return jdbc.first("select line_id from order_lines where order_id = ?", row -> row.getLong(1), order)
                .orElseThrow();
    }

    static Placement.Refused refused(List<Object> answers) {
        return (Placement.Refused) answers.stream()
                .filter(Placement.Refused.class::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody was refused: " + answers));
    }

    /** The ledger of a SKU adds up to its stock, without a gap and never below zero. */
    void assertStock(Sku sku, long expected) {
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
    void assertNoneLost() {
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
