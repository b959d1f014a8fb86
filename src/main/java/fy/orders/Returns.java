package fy.orders;

import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Sku;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A brand's returns: requested, approved or declined, received. Receiving does not put anything on sale; that is an act
 * of its own. Every act throws {@code KeyReused} and {@link TryAgain} as all acts do, and is empty for somebody else's.
 */
@ApplicationScoped
public class Returns {

    /** Which returns a list shows. */
    public enum Filter {
        ALL,
        WAITING,
        DONE
    }

    /** @param after null, or the return id that ended this page: the next begins after it */
    public record Page(List<OrderReturn> returns, @Nullable Long after) {}

    /** Units of one return line that are fit and not on sale yet, or held. */
    public record ToDo(
            long returnLineId,
            long returnId,
            long orderId,
            Sku sku,
            String productName,
            int fitNotOnSale,
            int held,
            Instant receivedAt) {}

    /** @param fit units fit for sale; {@code discard} to be thrown away; {@code hold} to be looked at later */
    public record Inspection(long returnLineId, int fit, int discard, int hold) {}

    /** Newest first. */
    public Page list(BrandId brandId, Filter filter, @Nullable Long after, int limit) {
        return new Page(List.of(), null);
    }

    public Optional<OrderReturn> find(BrandId brandId, long returnId) {
        return Optional.empty();
    }

    /** Fit and not on sale, or held: oldest first, at most 100. */
    public List<ToDo> workList(BrandId brandId) {
        return List.of();
    }

    public Optional<Outcome> approve(BrandId brandId, FyId actor, String key, long returnId) {
        throw new TryAgain("returns are closed");
    }

    /** @param reason shown to the customer, 1 to 500 characters */
    public Optional<Outcome> decline(BrandId brandId, FyId actor, String key, long returnId, String reason) {
        throw new TryAgain("returns are closed");
    }

    /** Units of an approved return arrived; may be done in parts. */
    public Optional<Outcome> receive(
            BrandId brandId, FyId actor, String key, long returnId, List<Inspection> inspected) {
        throw new TryAgain("returns are closed");
    }

    /** Held units were looked at. */
    public Optional<Outcome> inspectHeld(
            BrandId brandId, FyId actor, String key, long returnLineId, int fit, int discard) {
        throw new TryAgain("returns are closed");
    }

    /** Puts fit units on sale: a receipt that names the return line. */
    public Optional<Outcome> putOnSale(BrandId brandId, FyId actor, String key, long returnLineId, int quantity) {
        throw new TryAgain("returns are closed");
    }

    /**
     * Goods came back to the brand without being announced, or with a return still waiting: received, on hold.
     *
     * @param quantity units; null for all that were shipped and have not come back
     * @return {@link Outcome.Done} with the return's id
     */
    public Optional<Outcome> receiveUnannounced(
            BrandId brandId, FyId actor, String key, long orderId, Sku sku, @Nullable Integer quantity) {
        throw new TryAgain("returns are closed");
    }
}
