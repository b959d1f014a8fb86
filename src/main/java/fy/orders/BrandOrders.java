package fy.orders;

import fy.eventstore.KeyReused;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.Money;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A brand's side of its orders. Somebody else's order is empty, as one that does not exist. */
@ApplicationScoped
public class BrandOrders {

    /** @param total this brand's lines and shipping, after cancellations */
    public record Row(
            long orderId, Instant placedAt, String shipToName, OrderStatus status, int units, int open, Money total) {}

    /** @param after null, or the order id that ended this page: the next begins after it */
    public record Page(List<Row> rows, @Nullable Long after) {}

    /** Which orders a brand's list shows. */
    public enum Filter {
        ALL,
        TO_ACCEPT,
        TO_SHIP,
        SHIPPED,
        CANCELLED
    }

    /** What waits for the brand, in orders and returns; counted up to 1000. */
    public record Work(int toAccept, int toShip, int returnsWaiting, int toPutOnSale) {}

    /**
     * Newest first.
     *
     * @param search empty, an order's number, or part of a ship-to name
     * @param after null for the first page
     * @param limit 1 to 100
     */
    public Page list(BrandId brandId, Filter filter, String search, @Nullable Long after, int limit) {
        return new Page(List.of(), null);
    }

    public Optional<BrandOrder> find(BrandId brandId, long orderId) {
        return Optional.empty();
    }

    public Work work(BrandId brandId) {
        return new Work(0, 0, 0, 0);
    }

    /**
     * @throws KeyReused the key came before with other content
     * @throws TryAgain nothing was decided
     */
    public Optional<Outcome> accept(BrandId brandId, FyId actor, String key, long orderId) {
        throw new TryAgain("orders are closed");
    }

    /**
     * Ships one parcel; accepts the order where that had not been done.
     *
     * @param lines empty for everything that is open
     * @param carrier at most 60 characters, may be empty
     * @param trackingNumber at most 80 characters, may be empty
     * @return {@link Outcome.Done} with the parcel's id
     * @throws InvalidInput a line twice, a quantity below 1, or text too long
     * @throws KeyReused the key came before with other content
     * @throws TryAgain nothing was decided
     */
    public Optional<Outcome> ship(
            BrandId brandId,
            FyId actor,
            String key,
            long orderId,
            List<LineQuantity> lines,
            String carrier,
            String trackingNumber) {
        throw new TryAgain("orders are closed");
    }

    /**
     * Cancels open units; whether they go back to stock is the reason's.
     *
     * @param lines empty for everything that is open
     * @throws InvalidInput a line twice or a quantity below 1
     * @throws KeyReused the key came before with other content
     * @throws TryAgain nothing was decided
     */
    public Optional<Outcome> cancel(
            BrandId brandId, FyId actor, String key, long orderId, List<LineQuantity> lines, CancelReason reason) {
        throw new TryAgain("orders are closed");
    }
}
