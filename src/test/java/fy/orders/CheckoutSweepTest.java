package fy.orders;

import static fy.orders.OrderWorld.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import fy.shared.FyId;
import fy.shared.Jdbc;
import fy.shared.Sku;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CheckoutSweepTest {

    @Inject
    OrderWorld world;

    @Inject
    Checkouts checkouts;

    @Inject
    PlaceOrder placeOrder;

    @Inject
    CheckoutSweep sweep;

    @Inject
    Jdbc jdbc;

    @Test
    void whatWasNeverPlacedIsForgottenAndWhatWasDecidedIsNot() {
        var sku = world.brand(0).sku(100, 1);
        var customer = world.customer();
        var placed = frozen(customer, sku, 1);
        var refused = frozen(customer, sku, 9);
        var answers = List.of(placeOrder.place(placed, customer), placeOrder.place(refused, customer));
        var left = frozen(customer, sku, 1);
        age(31, placed, refused, left);
        var young = frozen(customer, sku, 1);
        age(29, young);

        sweep.sweep();

        assertThat(checkouts.find(customer, left)).isEmpty();
        assertThat(placeOrder.place(left, customer)).isEmpty();
        assertThat(checkouts.find(customer, young)).isPresent();
        assertThat(List.of(placeOrder.place(placed, customer), placeOrder.place(refused, customer)))
                .isEqualTo(answers);

        age(31, young);
        sweep.sweep();
        assertThat(checkouts.find(customer, young)).isEmpty();
    }

    private UUID frozen(FyId customer, Sku sku, int units) {
        return checkouts
                .freeze(customer, List.of(new WantedLine(sku, units)), HOME, null)
                .checkoutId();
    }

    private void age(int days, UUID... frozen) {
        jdbc.update(
                "update checkouts set created_at = now() - make_interval(days => ?) where checkout_id = any (?)",
                days,
                List.of(frozen));
    }
}
