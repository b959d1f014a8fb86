package fy.storefront;

import fy.orders.Checkout;
import fy.shared.Money;
import fy.shared.Sku;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What changed between the page a customer saw and the one they see now.
 *
 * @param before what the changed SKUs cost then
 */
record PriceChanges(Map<Sku, Money> before) {

    static final PriceChanges NONE = new PriceChanges(Map.of());

    static PriceChanges between(Checkout seen, Checkout now) {
        var before = new HashMap<Sku, Money>();
        seen.lines().forEach(line -> before.put(line.sku(), seen.unitPrice(line)));
        now.lines().forEach(line -> before.remove(line.sku(), now.unitPrice(line)));
        return new PriceChanges(Map.copyOf(before));
    }

    public boolean isAny() {
        return !before.isEmpty();
    }

    /** What it cost before; null when that has not changed. */
    public @Nullable Money before(Sku sku) {
        return before.get(sku);
    }
}
