package fy.orders;

import static java.util.stream.Collectors.joining;

import fy.eventstore.Identity;
import fy.eventstore.KeyReused;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.Money;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A brand's side of its orders. Somebody else's order is empty, as one that does not exist. */
@ApplicationScoped
public class BrandOrders {

    private static final Set<OrderStatus> OPEN =
            EnumSet.of(OrderStatus.PLACED, OrderStatus.ACCEPTED, OrderStatus.PARTLY_SHIPPED);

    private final BrandOrderRows rows;
    private final Acceptances acceptances;
    private final Shipments shipments;
    private final Cancellations cancellations;

    @Inject
    BrandOrders(BrandOrderRows rows, Acceptances acceptances, Shipments shipments, Cancellations cancellations) {
        this.rows = rows;
        this.acceptances = acceptances;
        this.shipments = shipments;
        this.cancellations = cancellations;
    }

    /**
     * An order in a brand's list.
     *
     * @param total this brand's lines and shipping, after cancellations
     */
    public record Row(
            long orderId, Instant placedAt, String shipToName, OrderStatus status, int units, int open, Money total) {}

    /**
     * One page of a brand's list.
     *
     * @param after null, or the order id that ended this page: the next begins after it
     */
    public record Page(List<Row> rows, @Nullable Long after) {}

    /** Which orders a brand's list shows. */
    public enum Filter {
        ALL,
        TO_ACCEPT,
        TO_SHIP,
        SHIPPED,
        CANCELLED
    }

    /** What waits for the brand, in orders and returns; counted up to 1000, orders among the 2500 oldest open ones. */
    public record Work(int toAccept, int toShip, int returnsWaiting, int toPutOnSale) {}

    /**
     * Newest first.
     *
     * @param search empty, an order's number, or words that all begin a word of the ship-to name
     * @param after null for the first page
     * @param limit 1 to 100
     */
    public Page list(BrandId brandId, Filter filter, String search, @Nullable Long after, int limit) {
        return list(brandId, BrandOrderRows.statuses(filter), search, after, limit);
    }

    /** Newest first, those of any of these statuses. */
    public Page list(BrandId brandId, List<OrderStatus> statuses, String search, @Nullable Long after, int limit) {
        var condition = statuses.size() == OrderStatus.values().length
                ? "true"
                : statuses.stream()
                        .map(status -> "(" + status.condition() + ")")
                        .collect(joining(" or "));
        return rows.list(brandId, condition, lines(statuses), search, after, limit);
    }

    private static @Nullable String lines(List<OrderStatus> statuses) {
        return OPEN.containsAll(statuses)
                ? BrandOrderRows.OPEN_LINE
                : statuses.equals(List.of(OrderStatus.CANCELLED)) ? BrandOrderRows.CANCELLED_LINE : null;
    }

    public Optional<BrandOrder> find(BrandId brandId, long orderId) {
        return rows.find(brandId, orderId);
    }

    public Work work(BrandId brandId) {
        return rows.work(brandId);
    }

    /**
     * The brand takes the order on.
     *
     * @throws KeyReused the key came before with other content
     * @throws TryAgain nothing was decided
     */
    public Optional<Outcome> accept(BrandId brandId, FyId actor, String key, long orderId) {
        return acceptances.accept(brandId, actor, key, orderId);
    }

    /**
     * Ships one parcel; accepts the order where that had not been done.
     *
     * @param lines empty for everything that is open
     * @param carrier at most 60 characters, may be empty
     * @param trackingNumber at most 80 characters, may be empty
     * @return {@link Outcome.Done} with the parcel's id; unchanged where everything was shipped already
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
        return shipments.ship(brandId, actor, key, orderId, lines, carrier, trackingNumber);
    }

    /**
     * Cancels open units; whether they go back to stock is the reason's.
     *
     * @param lines empty for everything that is open
     * @return {@link Outcome.Done}; unchanged where everything was cancelled already
     * @throws InvalidInput a line twice or a quantity below 1
     * @throws KeyReused the key came before with other content
     * @throws TryAgain nothing was decided
     */
    public Optional<Outcome> cancel(
            BrandId brandId, FyId actor, String key, long orderId, List<LineQuantity> lines, CancelReason reason) {
        LineQuantity.check(lines);
        var identity = Identity.of(actor, key, "cancellation", brandId, orderId, lines, reason);
        if (!reason.putsBack()) {
            return cancellations.drop(identity, brandId, orderId, reason, lines);
        }
        return rows.find(brandId, orderId)
                .map(order -> cancellations.release(identity, orderId, order.part(), false, reason.words(), lines));
    }
}
