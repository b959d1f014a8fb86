package fy.orders;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an order will hold beside its movements: kept with a checkout, and handed through the updater to the writer. */
@JsonIgnoreProperties(ignoreUnknown = true)
@RegisterForReflection(registerFullHierarchy = true)
record OrderContent(
        List<Checkout.Line> lines,
        List<Checkout.Shipping> shipping,
        ShipTo shipTo,
        @Nullable String email,
        String currency) {

    /** Goods and shipping, minor units. */
    long total() {
        long total = 0;
        for (var line : lines) {
            total = Math.addExact(total, Math.multiplyExact(line.unitPrice(), line.quantity()));
        }
        for (var brand : shipping) {
            total = Math.addExact(total, brand.price());
        }
        return total;
    }
}
