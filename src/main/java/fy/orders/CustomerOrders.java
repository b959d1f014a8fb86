package fy.orders;

import fy.shared.FyId;
import fy.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A customer's own orders. */
@ApplicationScoped
public class CustomerOrders {

    /** @param brands names, for example {@code Atelier One, Studio Two} */
    public record Row(
            long orderId, Instant placedAt, OrderStatus status, int units, String brands, Money placedTotal) {}

    /** @param after null, or the order id that ended this page: the next begins after it */
    public record Page(List<Row> rows, @Nullable Long after) {}

    /**
     * Newest first.
     *
     * @param status null for all
     * @param after null for the first page
     * @param limit 1 to 100
     */
    public Page list(FyId customer, @Nullable OrderStatus status, @Nullable Long after, int limit) {
        return new Page(List.of(), null);
    }

    /** Empty for anybody else's order, as for one that does not exist. */
    public Optional<CustomerOrder> find(FyId customer, long orderId) {
        return Optional.empty();
    }
}
