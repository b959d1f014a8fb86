package fy.storefront;

import fy.inventory.Level;
import fy.shared.Sku;

/**
 * How many are left of a SKU. Pages say it in words, and give the number only when few are left.
 *
 * @param left units
 * @param seq of the SKU's last movement that is in it
 */
record Availability(Sku sku, long left, long seq) {

    static Availability of(Level level) {
        return new Availability(level.sku(), level.quantity(), level.seq());
    }

    public boolean isSoldOut() {
        return left <= 0;
    }

    boolean isShortOf(long wanted) {
        return left < wanted;
    }
}
