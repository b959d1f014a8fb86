package fy.orders;

import static fy.orders.OrderWorld.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fy.eventstore.KeyReused;
import fy.inventory.updater.StockAct;
import fy.orders.Outcome.Done;
import fy.orders.Outcome.Refused;
import fy.orders.Outcome.Why;
import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.Jdbc;
import fy.shared.Money;
import fy.shared.Sku;
import fy.shared.TryAgain;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The life of an order on the real database, through the use cases. */
@QuarkusTest
class OrdersTest {

    @Inject
    OrderWorld world;

    @Inject
    Jdbc jdbc;

    @Inject
    Checkouts checkouts;

    @Inject
    PlaceOrder placeOrder;

    @Inject
    CustomerOrders customerOrders;

    @Inject
    BrandOrders brandOrders;

    @Inject
    CancelLines cancelLines;

    @Inject
    RequestReturn requestReturn;

    @Inject
    Returns returns;

    @Inject
    DataSource pool;

    @Inject
    UnmetDemand unmetDemand;

    @Inject
    ShortfallTasks tasks;

    @Test
    void one_order_over_two_brands_is_one_order_with_a_part_for_each() {
        var amelie = world.brand(500);
        var halm = world.brand(900);
        var print = amelie.sku(2_000, 10);
        var chair = halm.sku(50_000, 3);
        var customer = world.customer();

        var checkout = checkouts.freeze(
                customer,
                List.of(new WantedLine(print, 1), new WantedLine(chair, 1), new WantedLine(print, 2)),
                HOME,
                null);
        assertThat(checkout.total()).isEqualTo(new Money(3 * 2_000 + 50_000 + 500 + 900, "EUR"));
        var placed = (Placement.Placed)
                placeOrder.place(checkout.checkoutId(), customer).orElseThrow();

        var order = customerOrders.find(customer, placed.orderId()).orElseThrow();
        assertThat(order.parts()).hasSize(2);
        assertThat(order.total()).isEqualTo(checkout.total());
        assertThat(order.email()).isEqualTo("ada@example.com");
        assertThat(order.status()).isEqualTo(OrderStatus.PLACED);
        assertThat(world.stock(print)).isEqualTo(7);
        assertThat(world.stock(chair)).isEqualTo(2);
        var part = brandOrders.find(amelie.id, placed.orderId()).orElseThrow().part();
        assertThat(part.lines()).singleElement().satisfies(line -> assertThat(line.sku())
                .isEqualTo(print));
        assertThat(part.total()).isEqualTo(new Money(6_500, "EUR"));
        assertThat(world.steps(placed.orderId())).containsExactly("1 OrderPlaced");
    }

    @Test
    void an_order_is_refused_whole_and_for_ever_and_remembered_as_unmet_demand() {
        var brand = world.brand(0);
        var there = brand.sku(100, 5);
        var scarce = brand.sku(100, 1);
        var customer = world.customer();
        var checkout =
                checkouts.freeze(customer, List.of(new WantedLine(there, 1), new WantedLine(scarce, 3)), HOME, null);

        var refused = placeOrder.place(checkout.checkoutId(), customer).orElseThrow();
        brand.restock(scarce, 50);
        var again = placeOrder.place(checkout.checkoutId(), customer).orElseThrow();

        assertThat(refused)
                .isEqualTo(new Placement.Refused(Placement.Why.SHORT, List.of(new Placement.Shortfall(scarce, 3, 1))))
                .isEqualTo(again);
        assertThat(world.stock(there)).isEqualTo(5);
        assertThat(unmetDemand.perSku(
                        brand.id,
                        java.time.Instant.EPOCH,
                        java.time.Instant.now().plusSeconds(60)))
                .singleElement()
                .satisfies(total -> assertThat(total.missing()).isEqualTo(2));
        assertThat(world.count(
                        "select count(*) from order_events e join unmet_demand u using (decision_id) where u.sku = ? and e.type = 'OrderRefused'",
                        scarce))
                .isEqualTo(1);
    }

    @Test
    void who_tries_again_and_again_is_one_customer_who_missed_the_same_units() {
        var brand = world.brand(0);
        var scarce = brand.sku(100, 1);
        var keen = world.customer();
        for (int wanted : List.of(3, 4, 2)) {
            placeOrder.place(keen, world.key(), List.of(new WantedLine(scarce, wanted)), HOME);
        }
        placeOrder.place(world.customer(), world.key(), List.of(new WantedLine(scarce, 6)), HOME);
        var from = java.time.Instant.EPOCH;
        var to = java.time.Instant.now().plusSeconds(60);

        assertThat(unmetDemand.perSku(brand.id, from, to)).singleElement().satisfies(total -> {
            assertThat(total.missing()).isEqualTo(3 + 5);
            assertThat(total.customers()).isEqualTo(2);
            assertThat(total.refusals()).isEqualTo(4);
        });
        assertThat(unmetDemand.perHour(brand.id, scarce, from, to).getFirst().missing())
                .isPositive()
                .isLessThanOrEqualTo(8);
    }

    @Test
    void the_same_key_at_once_places_one_order_and_gets_one_answer() throws Exception {
        var brand = world.brand(0);
        var sku = brand.sku(100, 20);
        var customer = world.customer();
        var lines = List.of(new WantedLine(sku, 2));

        var answers = atOnce(16, i -> placeOrder.place(customer, "the-same-key", lines, HOME));

        assertThat(answers).hasSize(16).containsOnly(answers.getFirst());
        assertThat(world.stock(sku)).isEqualTo(18);
        assertThatThrownBy(() -> placeOrder.place(customer, "the-same-key", List.of(new WantedLine(sku, 3)), HOME))
                .isInstanceOf(KeyReused.class);
        assertThat(world.stock(sku)).isEqualTo(18);
    }

    @Test
    void many_customers_and_one_last_unit() throws Exception {
        var brand = world.brand(0);
        var sku = brand.sku(100, 1);
        var customers = IntStream.range(0, 24).mapToObj(i -> world.customer()).toList();

        var answers = atOnce(24, i -> placeOrder.place(customers.get(i), "k", List.of(new WantedLine(sku, 1)), HOME));

        assertThat(answers.stream().filter(a -> a instanceof Placement.Placed)).hasSize(1);
        assertThat(answers.stream().filter(a -> a instanceof Placement.Refused)).hasSize(23);
        assertThat(world.stock(sku)).isZero();
    }

    @Test
    void nobody_gets_more_than_the_maximum_per_customer_over_all_orders() {
        var brand = world.brand(0);
        var sku = brand.sku(100, 50, 3);
        var customer = world.customer();
        place(customer, sku, 2);

        var refused = placeOrder.place(customer, world.key(), List.of(new WantedLine(sku, 2)), HOME);

        assertThat(refused)
                .isEqualTo(new Placement.Refused(
                        Placement.Why.MAX_PER_CUSTOMER, List.of(new Placement.Shortfall(sku, 2, 1))));
        assertThat(world.count("select count(*) from unmet_demand where sku = ?", sku))
                .isZero();
    }

    @Test
    void a_changed_price_takes_nothing_and_decides_nothing() {
        var brand = world.brand(0);
        var sku = brand.sku(100, 5);
        var customer = world.customer();
        var checkout = checkouts.freeze(customer, List.of(new WantedLine(sku, 1)), HOME, "ada@example.org");
        jdbc.update("update skus set price = 120 where sku = ?", sku);

        assertThat(placeOrder.place(checkout.checkoutId(), customer))
                .contains(new Placement.PricesChanged(List.of(sku)));
        assertThat(world.stock(sku)).isEqualTo(5);
        jdbc.update("update skus set price = 100 where sku = ?", sku);
        var placed = placeOrder.place(checkout.checkoutId(), customer).orElseThrow();
        assertThat(placed).isInstanceOf(Placement.Placed.class);
        jdbc.update("update skus set price = 140, published = false where sku = ?", sku);
        assertThat(placeOrder.place(checkout.checkoutId(), customer)).contains(placed);
    }

    @Test
    void a_page_and_the_one_that_took_its_place_when_a_price_had_changed_make_one_order() {
        var brand = world.brand(0);
        var sku = brand.sku(100, 5);
        var customer = world.customer();
        var seen = checkouts.freeze(customer, List.of(new WantedLine(sku, 1)), HOME, "ada@example.org");
        jdbc.update("update skus set price = 120 where sku = ?", sku);
        assertThat(placeOrder.place(seen, customer)).isInstanceOf(Placement.PricesChanged.class);
        var shown = checkouts.again(customer, seen);
        jdbc.update("update skus set price = 100 where sku = ?", sku);

        var placed = placeOrder.place(seen, customer); // the first click, which had looked at the prices earlier
        assertThat(placeOrder.place(checkouts.again(customer, shown), customer)).isEqualTo(placed);
        assertThat(placeOrder.place(shown.checkoutId(), customer)).contains(placed);

        assertThat(placed).isInstanceOf(Placement.Placed.class);
        assertThat(world.stock(sku)).isEqualTo(4);
    }

    @Test
    void a_stranger_finds_nothing() {
        var brand = world.brand(0);
        var other = world.brand(0);
        var customer = world.customer();
        var sku = brand.sku(100, 5);
        var order = place(customer, sku, 1);
        var checkout = checkouts.freeze(customer, List.of(new WantedLine(sku, 1)), HOME, null);
        var stranger = world.customer();
        var lines = List.of(new LineQuantity(lineId(order), 1));

        assertThat(customerOrders.find(stranger, order)).isEmpty();
        assertThat(brandOrders.find(other.id, order)).isEmpty();
        assertThat(placeOrder.place(checkout.checkoutId(), stranger)).isEmpty();
        assertThat(cancelLines.byCustomer(stranger, world.key(), order, brand.id, lines))
                .isEmpty();
        assertThat(requestReturn.request(stranger, world.key(), order, brand.id, lines, ""))
                .isEmpty();
        assertThat(brandOrders.accept(other.id, other.owner, world.key(), order))
                .isEmpty();
        assertThat(brandOrders.ship(other.id, other.owner, world.key(), order, List.of(), "", ""))
                .isEmpty();
        assertThat(brandOrders.cancel(other.id, other.owner, world.key(), order, List.of(), CancelReason.UNPAID))
                .isEmpty();
        assertThat(brandOrders.cancel(other.id, other.owner, world.key(), order, List.of(), CancelReason.DAMAGED))
                .isEmpty();
        assertThat(returns.receiveUnannounced(other.id, other.owner, world.key(), order, sku, null))
                .isEmpty();
        assertThat(world.steps(order)).containsExactly("1 OrderPlaced");
    }

    @Test
    void parcels_ship_what_is_open_and_no_more() {
        var brand = world.brand(0);
        var order = place(world.customer(), brand.sku(100, 5), 3);
        var line = lineId(order);

        var first =
                brandOrders.ship(brand.id, brand.owner, "p1", order, List.of(new LineQuantity(line, 2)), "Post", "RR1");
        var again =
                brandOrders.ship(brand.id, brand.owner, "p1", order, List.of(new LineQuantity(line, 2)), "Post", "RR1");
        var tooMany = brandOrders.ship(brand.id, brand.owner, "p2", order, List.of(new LineQuantity(line, 2)), "", "");

        assertThat(again).isEqualTo(first);
        assertThat(tooMany)
                .hasValueSatisfying(o -> assertThat(((Refused) o).why()).isEqualTo(Why.MORE_THAN_OPEN));
        assertThat(brandOrders.find(brand.id, order).orElseThrow().status()).isEqualTo(OrderStatus.PARTLY_SHIPPED);
        assertThat(brandOrders.ship(brand.id, brand.owner, "p3", order, List.of(), "", ""))
                .hasValueSatisfying(o -> assertThat(((Done) o).changed()).isTrue());
        assertThat(brandOrders.ship(brand.id, brand.owner, "p4", order, List.of(), "", ""))
                .contains(new Done(false, null));
        var shipped = brandOrders.find(brand.id, order).orElseThrow();
        assertThat(shipped.status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(shipped.part().parcels()).extracting(Parcel::trackingNumber).containsExactly("RR1", "");
        assertThat(world.steps(order))
                .containsExactly("1 OrderPlaced", "2 OrderAccepted", "3 ParcelShipped", "4 ParcelShipped");
        assertThatThrownBy(() ->
                        brandOrders.ship(brand.id, brand.owner, "p5", order, List.of(new LineQuantity(-1, 1)), "", ""))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void cancelling_and_shipping_at_once_never_close_a_unit_twice() throws Exception {
        var brand = world.brand(0);
        var sku = brand.sku(100, 40);
        var customer = world.customer();
        var order = place(customer, sku, 6);
        var line = List.of(new LineQuantity(lineId(order), 4));

        var outcomes = atOnce(
                8,
                i -> i % 2 == 0
                        ? brandOrders
                                .ship(brand.id, brand.owner, "s" + i, order, line, "", "")
                                .orElseThrow()
                        : cancelLines
                                .byCustomer(customer, "c" + i, order, brand.id, line)
                                .orElseThrow());

        assertThat(outcomes.stream().filter(o -> o instanceof Done)).hasSize(1);
        var units = customerOrders
                .find(customer, order)
                .orElseThrow()
                .parts()
                .getFirst()
                .lines()
                .getFirst();
        assertThat(units.open()).isEqualTo(2);
        assertThat(units.shipped() + units.cancelled()).isEqualTo(4);
        assertThat(world.stock(sku)).isEqualTo(34 + units.cancelled());
    }

    @Test
    void what_was_not_there_does_not_go_back_to_stock() {
        var brand = world.brand(300);
        var sku = brand.sku(100, 10);
        var order = place(world.customer(), sku, 4);
        var line = lineId(order);

        brandOrders.cancel(
                brand.id, brand.owner, "a", order, List.of(new LineQuantity(line, 1)), CancelReason.NOT_THERE);
        assertThat(world.stock(sku)).isEqualTo(6);
        brandOrders.cancel(brand.id, brand.owner, "b", order, List.of(new LineQuantity(line, 1)), CancelReason.UNPAID);
        brandOrders.cancel(brand.id, brand.owner, "b", order, List.of(new LineQuantity(line, 1)), CancelReason.UNPAID);
        assertThat(world.stock(sku)).isEqualTo(7);
        var rest = brandOrders.cancel(brand.id, brand.owner, "c", order, List.of(), CancelReason.CHANGED_MIND);
        assertThat(world.stock(sku)).isEqualTo(9);
        assertThat(brandOrders.cancel(brand.id, brand.owner, "c", order, List.of(), CancelReason.CHANGED_MIND))
                .isEqualTo(rest);
        assertThat(world.stock(sku)).isEqualTo(9);

        var part = brandOrders.find(brand.id, order).orElseThrow().part();
        assertThat(part.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(part.total().minorUnits()).isZero();
        assertThat(part.cancellations()).extracting(Cancellation::putBack).containsExactly(false, true, true);
        assertThat(world.steps(order)).hasSize(4).last().isEqualTo("4 LinesCancelled");
    }

    @Test
    void a_return_goes_its_way_and_nothing_is_on_sale_before_the_brand_says_so() {
        var brand = world.brand(0);
        var sku = brand.sku(100, 10);
        var customer = world.customer();
        var order = place(customer, sku, 4);
        var line = lineId(order);
        brandOrders.ship(brand.id, brand.owner, "s", order, List.of(new LineQuantity(line, 3)), "", "");

        assertThat(requestReturn.request(customer, "r0", order, brand.id, List.of(new LineQuantity(line, 4)), ""))
                .hasValueSatisfying(o -> assertThat(((Refused) o).why()).isEqualTo(Why.MORE_THAN_RETURNABLE));
        var asked = (Done) requestReturn
                .request(customer, "r1", order, brand.id, List.of(new LineQuantity(line, 3)), "too blue")
                .orElseThrow();
        long returnId = asked.id();
        long returnLine = returns.find(brand.id, returnId)
                .orElseThrow()
                .lines()
                .getFirst()
                .returnLineId();
        var all = List.of(new Returns.Inspection(returnLine, 1, 1, 1));
        assertThat(returns.receive(brand.id, brand.owner, "e", returnId, all))
                .contains(new Refused(Why.NOT_APPROVED, List.of()));
        returns.approve(brand.id, brand.owner, "a", returnId);
        assertThat(returns.decline(brand.id, brand.owner, "d", returnId, "no"))
                .contains(new Refused(Why.ALREADY_DECIDED, List.of()));
        returns.receive(brand.id, brand.owner, "x", returnId, all);
        assertThat(returns.receive(brand.id, brand.owner, "y", returnId, all))
                .hasValueSatisfying(o -> assertThat(((Refused) o).why()).isEqualTo(Why.MORE_THAN_EXPECTED));
        assertThat(world.stock(sku)).isEqualTo(6);

        assertThat(returns.putOnSale(brand.id, brand.owner, "s2", returnLine, 2))
                .hasValueSatisfying(o -> assertThat(((Refused) o).why()).isEqualTo(Why.MORE_THAN_FIT));
        returns.inspectHeld(brand.id, brand.owner, "i", returnLine, 1, 0);
        assertThat(returns.workList(brand.id)).singleElement().satisfies(todo -> {
            assertThat(todo.fitNotOnSale()).isEqualTo(2);
            assertThat(todo.held()).isZero();
        });
        var onSale = returns.putOnSale(brand.id, brand.owner, "s3", returnLine, 2);
        assertThat(returns.putOnSale(brand.id, brand.owner, "s3", returnLine, 2))
                .isEqualTo(onSale);
        assertThat(world.stock(sku)).isEqualTo(8);
        assertThat(returns.workList(brand.id)).isEmpty();
        assertThat(world.steps(order))
                .containsExactly(
                        "1 OrderPlaced",
                        "2 OrderAccepted",
                        "3 ParcelShipped",
                        "4 ReturnRequested",
                        "5 ReturnApproved",
                        "6 ReturnReceived",
                        "7 ReturnReceived");
    }

    @Test
    void undoing_a_put_on_sale_puts_the_units_back_on_the_work_list() {
        var brand = world.brand(0);
        var sku = brand.sku(100, 2);
        var order = place(world.customer(), sku, 2);
        brandOrders.ship(brand.id, brand.owner, "s", order, List.of(), "", "");
        returns.receiveUnannounced(brand.id, brand.owner, "u", order, sku, null);
        var todo = returns.workList(brand.id).getFirst();
        returns.inspectHeld(brand.id, brand.owner, "i", todo.returnLineId(), 2, 0);
        returns.putOnSale(brand.id, brand.owner, "p", todo.returnLineId(), 2);
        var receipt = jdbc.first(
                        "select event_id from inventory_events where return_line_id = ?",
                        row -> row.getObject(1, UUID.class),
                        todo.returnLineId())
                .orElseThrow();

        world.decide(brand.owner, new StockAct.Reversal(brand.id, List.of(receipt)));

        assertThat(world.stock(sku)).isZero();
        assertThat(returns.workList(brand.id)).singleElement().satisfies(t -> assertThat(t.fitNotOnSale())
                .isEqualTo(2));
    }

    @Test
    void goods_that_simply_come_back_settle_what_was_asked_first() {
        var brand = world.brand(0);
        var sku = brand.sku(100, 5);
        var customer = world.customer();
        var order = place(customer, sku, 5);
        brandOrders.ship(brand.id, brand.owner, "s", order, List.of(), "", "");
        var asked = (Done) requestReturn
                .request(customer, "r", order, brand.id, List.of(new LineQuantity(lineId(order), 2)), "")
                .orElseThrow();

        returns.receiveUnannounced(brand.id, brand.owner, "u1", order, sku, 1);
        assertThat(returns.find(brand.id, asked.id())
                        .orElseThrow()
                        .lines()
                        .getFirst()
                        .held())
                .isEqualTo(1);
        returns.receiveUnannounced(brand.id, brand.owner, "u2", order, sku, null);
        assertThat(returns.receiveUnannounced(brand.id, brand.owner, "u3", order, sku, null))
                .hasValueSatisfying(o -> assertThat(((Refused) o).why()).isEqualTo(Why.NOTHING_RETURNABLE));

        assertThat(returns.list(brand.id, Returns.Filter.DONE, null, 50).returns())
                .extracting(r -> r.lines().getFirst().held())
                .containsExactly(3, 2);
        assertThat(customerOrders
                        .find(customer, order)
                        .orElseThrow()
                        .parts()
                        .getFirst()
                        .returnable())
                .isZero();
    }

    @Test
    void the_same_return_asked_at_once_is_bounded_by_what_was_shipped() throws Exception {
        var brand = world.brand(0);
        var customer = world.customer();
        var order = place(customer, brand.sku(100, 5), 3);
        brandOrders.ship(brand.id, brand.owner, "s", order, List.of(), "", "");
        var two = List.of(new LineQuantity(lineId(order), 2));

        var outcomes = atOnce(6, i -> requestReturn
                .request(customer, "r" + i, order, brand.id, two, "")
                .orElseThrow());

        assertThat(outcomes.stream().filter(o -> o instanceof Done)).hasSize(1);
    }

    @Test
    void a_count_that_finds_less_than_is_promised_names_the_newest_open_orders() {
        var brand = world.brand(0);
        var sku = brand.sku(100, 6);
        place(world.customer(), sku, 2);
        var newest = place(world.customer(), sku, 3);
        var now = jdbc.first("select clock_timestamp()", row -> row.getObject(1, java.time.OffsetDateTime.class))
                .orElseThrow()
                .toInstant();

        world.decide(
                brand.owner,
                new StockAct.Adjustment(brand.id, "count", List.of(new StockAct.Count(sku, 3, 5, now, null))));

        assertThat(world.stock(sku)).isZero();
        assertThat(tasks.open(brand.id)).singleElement().satisfies(task -> {
            assertThat(task.missing()).isEqualTo(2);
            assertThat(task.orderIds()).containsExactly(newest);
        });
        assertThat(tasks.close(brand.id, tasks.open(brand.id).getFirst().taskId(), brand.owner))
                .isTrue();
        assertThat(tasks.open(brand.id)).isEmpty();
    }

    @Test
    void a_line_that_somebody_else_holds_is_try_again_and_the_same_act_may_come_again() throws Exception {
        var brand = world.brand(0);
        var order = place(world.customer(), brand.sku(100, 5), 3);
        try (var other = pool.getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.createStatement()) {
                lock.execute("select 1 from order_lines where line_id = " + lineId(order) + " for update");
            }
            assertThatThrownBy(() -> brandOrders.ship(brand.id, brand.owner, "s", order, List.of(), "", ""))
                    .isInstanceOf(TryAgain.class);
            other.rollback();
        }
        assertThat(brandOrders.ship(brand.id, brand.owner, "s", order, List.of(), "", ""))
                .isPresent();
        assertThat(world.steps(order)).containsExactly("1 OrderPlaced", "2 OrderAccepted", "3 ParcelShipped");
    }

    @Test
    void lists_filter_search_and_page() {
        var brand = world.brand(0);
        var customer = world.customer();
        var sku = brand.sku(100, 50);
        var first = place(customer, sku, 1);
        var second = place(customer, sku, 1);
        var third = place(customer, sku, 1);
        brandOrders.accept(brand.id, brand.owner, "a", second);
        brandOrders.ship(brand.id, brand.owner, "s", third, List.of(), "", "");

        var page = brandOrders.list(brand.id, BrandOrders.Filter.ALL, "", null, 2);
        assertThat(page.rows()).extracting(BrandOrders.Row::orderId).containsExactly(third, second);
        assertThat(brandOrders
                        .list(brand.id, BrandOrders.Filter.ALL, "", page.after(), 2)
                        .rows())
                .extracting(BrandOrders.Row::orderId)
                .containsExactly(first);
        assertThat(ids(brand, BrandOrders.Filter.TO_ACCEPT, "")).containsExactly(first);
        assertThat(ids(brand, BrandOrders.Filter.TO_SHIP, "")).containsExactly(second);
        assertThat(ids(brand, BrandOrders.Filter.SHIPPED, "")).containsExactly(third);
        assertThat(ids(brand, BrandOrders.Filter.CANCELLED, "")).isEmpty();
        assertThat(ids(brand, BrandOrders.Filter.ALL, "lovel")).hasSize(3);
        assertThat(ids(brand, BrandOrders.Filter.ALL, "%")).isEmpty();
        assertThat(ids(brand, BrandOrders.Filter.ALL, String.valueOf(second))).containsExactly(second);
        assertThat(brandOrders.work(brand.id)).isEqualTo(new BrandOrders.Work(1, 1, 0, 0));
        assertThat(customerOrders.list(customer, OrderStatus.SHIPPED, null, 10).rows())
                .extracting(CustomerOrders.Row::orderId)
                .containsExactly(third);
        assertThat(customerOrders.list(customer, null, null, 2).after()).isEqualTo(second);
    }

    @Test
    void an_order_that_cannot_be_read_says_which_field() {
        var brand = world.brand(0);
        var sku = brand.sku(100, 50);
        var nobody = new ShipTo("", "x", "x", "x", "XX");

        assertThatThrownBy(() -> placeOrder.place(
                        world.customer(),
                        "k",
                        List.of(
                                new WantedLine(sku, 0),
                                new WantedLine(new Sku("no.such"), 1),
                                new WantedLine(sku, 1, world.brand(0).id)),
                        nobody))
                .isInstanceOfSatisfying(InvalidInput.class, e -> assertThat(e.faults())
                        .extracting(InvalidInput.Fault::field)
                        .containsExactlyInAnyOrder(
                                "shipTo.country",
                                "shipTo.name",
                                "lines[0].quantity",
                                "lines[1].SKU",
                                "lines[2].brandId"));
        assertThatThrownBy(() -> placeOrder.place(
                        world.customer(), "k", List.of(new WantedLine(sku, 600), new WantedLine(sku, 600)), HOME))
                .isInstanceOf(InvalidInput.class);
    }

    private List<Long> ids(OrderWorld.Shop brand, BrandOrders.Filter filter, String search) {
        return brandOrders.list(brand.id, filter, search, null, 100).rows().stream()
                .map(BrandOrders.Row::orderId)
                .toList();
    }

    private long place(FyId customer, Sku sku, int units) {
        var placement = placeOrder.place(customer, world.key(), List.of(new WantedLine(sku, units)), HOME);
        return ((Placement.Placed) placement).orderId();
    }

    private long lineId(long orderId) {
        return world.count("select min(line_id) from order_lines where order_id = ?", orderId);
    }

    private interface Call<T> {
        T run(int i);
    }

    private static <T> List<T> atOnce(int calls, Call<T> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(calls)) {
            var tasks = IntStream.range(0, calls)
                    .mapToObj(i -> (Callable<T>) () -> call.run(i))
                    .toList();
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
