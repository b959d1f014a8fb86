package fy.orders;

import static fy.orders.OrderWorld.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fy.eventstore.KeyReused;
import fy.shared.InvalidInput;
import fy.shared.Money;
import fy.shared.Sku;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is asked of an order before it is one, and what it is afterwards. */
@QuarkusTest
class PlacedOrdersTest extends OrderLife {

    @Inject
    UnmetDemand unmetDemand;

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
}
