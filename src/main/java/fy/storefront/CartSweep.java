package fy.storefront;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;

/** Carts that a browser left behind are forgotten when its cookie has long expired. */
class CartSweep {

    private static final int DAYS = 100;

    @Inject
    Carts carts;

    @Scheduled(every = "6h", delayed = "10m")
    void sweep() {
        carts.forget(DAYS);
    }
}
