package fy.orders;

import static fy.orders.OrderWorld.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fy.inventory.updater.StockAct;
import fy.orders.Outcome.Done;
import fy.orders.Outcome.Refused;
import fy.orders.Outcome.Why;
import fy.shared.InvalidInput;
import fy.shared.TryAgain;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is shipped or cancelled of an order, by whom, and where it is listed. */
@QuarkusTest
class OpenUnitsTest extends OrderLife {

    @Inject
    CancelLines cancelLines;

    @Inject
    DataSource pool;

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

    private List<Long> ids(OrderWorld.Shop brand, BrandOrders.Filter filter, String search) {
        return brandOrders.list(brand.id, filter, search, null, 100).rows().stream()
                .map(BrandOrders.Row::orderId)
                .toList();
    }
}
