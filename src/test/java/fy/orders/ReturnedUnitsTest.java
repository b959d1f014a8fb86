package fy.orders;

import static org.assertj.core.api.Assertions.assertThat;

import fy.inventory.updater.StockAct;
import fy.orders.Outcome.Done;
import fy.orders.Outcome.Refused;
import fy.orders.Outcome.Why;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What comes back of an order. */
@QuarkusTest
class ReturnedUnitsTest extends OrderLife {

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
}
