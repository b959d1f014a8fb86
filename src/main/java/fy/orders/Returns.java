package fy.orders;

import fy.eventstore.Identity;
import fy.eventstore.KeyReused;
import fy.inventory.updater.Decision;
import fy.inventory.updater.InventoryUpdater;
import fy.inventory.updater.StockAct.Adjustment;
import fy.inventory.updater.StockAct.Receipt;
import fy.inventory.updater.StockRequest;
import fy.shared.Bounds;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Ids;
import fy.shared.InvalidInput;
import fy.shared.Sku;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A brand's returns: requested, approved or declined, received. Receiving does not put anything on sale; that is an act
 * of its own. Every act may throw {@link KeyReused}, {@link TryAgain} and {@link InvalidInput}, and is empty for
 * somebody else's return.
 */
@ApplicationScoped
public class Returns {

    private final ReturnLists lists;
    private final ReturnDecisions decisions;
    private final ReturnReceipts receipts;
    private final UnannouncedReturns unannounced;
    private final InventoryUpdater updater;
    private final Ids ids;

    @Inject
    Returns(
            ReturnLists lists,
            ReturnDecisions decisions,
            ReturnReceipts receipts,
            UnannouncedReturns unannounced,
            InventoryUpdater updater,
            Ids ids) {
        this.lists = lists;
        this.decisions = decisions;
        this.receipts = receipts;
        this.unannounced = unannounced;
        this.updater = updater;
        this.ids = ids;
    }

    /** Which returns a list shows. */
    public enum Filter {
        ALL,
        WAITING,
        DONE
    }

    /**
     * One page of a brand's returns.
     *
     * @param after null, or the return id that ended this page: the next begins after it
     */
    public record Page(List<OrderReturn> returns, @Nullable Long after) {}

    /** Units of one return line that are fit and not on sale yet, or held. */
    public record ToDo(
            long returnLineId,
            long returnId,
            long orderId,
            Sku sku,
            String title,
            int fitNotOnSale,
            int held,
            Instant receivedAt) {}

    /**
     * What was found of the units of one return line.
     *
     * @param fit units fit for sale; {@code discard} to be thrown away; {@code hold} to be looked at later
     */
    public record Inspection(long returnLineId, int fit, int discard, int hold) {

        long units() {
            return (long) fit + discard + hold;
        }
    }

    /** Newest first. */
    public Page list(BrandId brandId, Filter filter, @Nullable Long after, int limit) {
        return lists.list(brandId, filter, after, limit);
    }

    public Optional<OrderReturn> find(BrandId brandId, long returnId) {
        return lists.find(brandId, returnId);
    }

    /** Fit and not on sale, or held: oldest first, at most 100. */
    public List<ToDo> workList(BrandId brandId) {
        return lists.workList(brandId);
    }

    public Optional<Outcome> approve(BrandId brandId, FyId actor, String key, long returnId) {
        return decisions.approve(brandId, actor, key, returnId);
    }

    /**
     * The goods are not to come back.
     *
     * @param reason shown to the customer, 1 to 500 characters
     */
    public Optional<Outcome> decline(BrandId brandId, FyId actor, String key, long returnId, String reason) {
        return decisions.decline(brandId, actor, key, returnId, reason);
    }

    /** Units of an approved return arrived; may be done in parts. */
    public Optional<Outcome> receive(
            BrandId brandId, FyId actor, String key, long returnId, List<Inspection> inspected) {
        return receipts.receive(brandId, actor, key, returnId, inspected);
    }

    /** Held units were looked at. */
    public Optional<Outcome> inspectHeld(
            BrandId brandId, FyId actor, String key, long returnLineId, int fit, int discard) {
        return receipts.inspectHeld(brandId, actor, key, returnLineId, fit, discard);
    }

    /** Puts fit units on sale: a receipt that names the return line. */
    public Optional<Outcome> putOnSale(BrandId brandId, FyId actor, String key, long returnLineId, int quantity) {
        if (quantity < 1 || quantity > Bounds.MAX_LINE_QUANTITY) {
            throw new InvalidInput("quantity", "A quantity is 1 to " + Bounds.MAX_LINE_QUANTITY + " units.");
        }
        return lists.sku(brandId, returnLineId).map(sku -> {
            var receipt = new Receipt(sku, quantity, "returned goods put on sale", returnLineId);
            var identity = Identity.of(actor, key, "put on sale", brandId, returnLineId, quantity);
            var act = new Adjustment(brandId, "restock", List.of(receipt));
            return outcome(
                    returnLineId, updater.decide(new StockRequest(ids.next(), identity, actor, null, act, null)));
        });
    }

    /**
     * Goods came back to the brand without being announced, or with a return still waiting: received, on hold.
     *
     * @param quantity units; null for all that were shipped and have not come back
     * @return {@link Outcome.Done} with the return's id
     */
    public Optional<Outcome> receiveUnannounced(
            BrandId brandId, FyId actor, String key, long orderId, Sku sku, @Nullable Integer quantity) {
        return unannounced.receive(brandId, actor, key, orderId, sku, quantity);
    }

    private static Outcome outcome(long returnLineId, Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> new Outcome.Done(true, returnLineId);
            case Decision.Refused refused ->
                new Outcome.Refused(
                        refused.refusal().cause() == Decision.Cause.ABOVE_MAXIMUM
                                ? Outcome.Why.ABOVE_MAXIMUM
                                : Outcome.Why.MORE_THAN_FIT,
                        refused.refusal().rows().stream()
                                .map(row -> new Outcome.LineShortfall(
                                        returnLineId, row.sku().code(), row.wanted(), row.had()))
                                .toList());
        };
    }
}
