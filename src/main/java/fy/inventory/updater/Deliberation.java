package fy.inventory.updater;

import fy.events.Envelope;
import fy.events.InventoryEvent;
import fy.inventory.updater.Decision.Accepted;
import fy.inventory.updater.Decision.Cause;
import fy.inventory.updater.Decision.Missing;
import fy.inventory.updater.Decision.Refusal;
import fy.inventory.updater.Decision.Refused;
import fy.inventory.updater.Decision.Shortfall;
import fy.shared.Bounds;
import fy.shared.BrandId;
import fy.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one request has come to so far: its movements on a draft of the books, and what speaks against it. */
final class Deliberation {

    final Books books;
    final Books.Draft draft;
    private final StockRequest request;
    private final Supplier<UUID> ids;
    private final List<InventoryEvent> events = new ArrayList<>();
    private final List<Shortfall> faults = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();

    Deliberation(Books books, StockRequest request, Supplier<UUID> ids) {
        this.books = books;
        this.request = request;
        this.ids = ids;
        this.draft = books.draft();
    }

    Instant now() {
        return books.now;
    }

    boolean isRefused() {
        return !faults.isEmpty();
    }

    /** Accepted, the books move on; refused, they stay as they were. */
    Decision conclude(@Nullable Long orderId) {
        if (isRefused()) {
            faults.sort(Comparator.comparing(Shortfall::sku));
            return new Refused(request.decisionId(), books.now, new Refusal(List.copyOf(faults)));
        }
        draft.take();
        return new Accepted(request.decisionId(), books.now, List.copyOf(events), orderId, List.copyOf(missing));
    }

    /** A count found less than is promised. */
    void miss(Sku sku, long units) {
        missing.add(new Missing(sku, units));
    }

    /** Builds an event from its envelope and the state after it. */
    interface Event {
        InventoryEvent build(Envelope envelope, StockState after);
    }

    /** Moves a SKU's stock, or finds that it cannot be. */
    void move(StockState state, int delta, @Nullable String rowReason, Event event) {
        long after = state.quantity() + delta;
        if (after < 0) {
            fault(state, Cause.BELOW_ZERO, -(long) delta, state.quantity());
            return;
        }
        if (after > Bounds.MAX_QUANTITY) {
            fault(state, Cause.ABOVE_MAXIMUM, delta, state.quantity());
            return;
        }
        var moved = state.moved(delta, state.next(books.now));
        draft.put(moved);
        var reason = rowReason != null ? rowReason : request.reason();
        events.add(event.build(
                new Envelope(ids.get(), request.decisionId(), request.actor(), reason, state.next(books.now)), moved));
    }

    /** @throws UnknownSku the brand has no such SKU */
    StockState own(BrandId brand, Sku sku) {
        var state = draft.stock(sku);
        if (state == null || !state.brandId().equals(brand)) {
            throw new UnknownSku(sku);
        }
        return state;
    }

    /** From here on the request is refused. */
    void fault(StockState state, Cause cause, long wanted, long had) {
        faults.add(new Shortfall(state.sku(), cause, wanted, had, state.seq()));
    }
}
