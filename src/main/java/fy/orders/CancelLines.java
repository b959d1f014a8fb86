package fy.orders;

import fy.eventstore.Identity;
import fy.eventstore.KeyReused;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** A customer cancels what is still open. */
@ApplicationScoped
public class CancelLines {

    private final CustomerOrders orders;
    private final Cancellations cancellations;

    @Inject
    CancelLines(CustomerOrders orders, Cancellations cancellations) {
        this.orders = orders;
        this.cancellations = cancellations;
    }

    /**
     * The customer's own, of one brand's part; the units go back to stock.
     *
     * @param key the form's hidden act id
     * @return empty where the customer has no such order
     * @throws InvalidInput no lines, a line twice, or a quantity below 1
     * @throws KeyReused the key came before with other content
     * @throws TryAgain nothing was decided
     */
    public Optional<Outcome> byCustomer(
            FyId customer, String key, long orderId, BrandId brandId, List<LineQuantity> lines) {
        LineQuantity.checkSome(lines);
        var identity = Identity.of(customer, key, "cancellation", brandId, orderId, lines);
        return orders.find(customer, orderId)
                .flatMap(order -> order.part(brandId))
                .map(part -> cancellations.release(identity, orderId, part, true, "cancelled by the customer", lines));
    }
}
