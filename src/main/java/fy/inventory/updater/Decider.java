package fy.inventory.updater;

import static java.util.Comparator.reverseOrder;

import fy.events.Envelope;
import fy.events.InventoryEvent;
import fy.events.InventoryEvent.MovementReversed;
import fy.events.InventoryEvent.SaleCancelled;
import fy.events.InventoryEvent.StockCounted;
import fy.events.InventoryEvent.StockReceived;
import fy.events.InventoryEvent.StockSold;
import fy.events.InventoryEvent.StockWrittenOff;
import fy.inventory.updater.Books.AsOf;
import fy.inventory.updater.Decision.Accepted;
import fy.inventory.updater.Decision.Cause;
import fy.inventory.updater.Decision.Missing;
import fy.inventory.updater.Decision.Refusal;
import fy.inventory.updater.Decision.Refused;
import fy.inventory.updater.Decision.Shortfall;
import fy.inventory.updater.DecisionWriter.Purchase;
import fy.inventory.updater.StockAct.Adjustment;
import fy.inventory.updater.StockAct.Count;
import fy.inventory.updater.StockAct.Receipt;
import fy.inventory.updater.StockAct.Release;
import fy.inventory.updater.StockAct.Reversal;
import fy.inventory.updater.StockAct.Sale;
import fy.inventory.updater.StockAct.SaleLine;
import fy.inventory.updater.StockAct.WriteOff;
import fy.shared.Bounds;
import fy.shared.BrandId;
import fy.shared.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides one request against the books: pure, all or nothing. It reads no clock, no database and no chance; ids and the
 * instant are handed in. Accepted, the books move on; refused, they stay as they were.
 */
final class Decider {

    private final Books books;
    private final StockRequest request;
    private final Supplier<UUID> ids;
    private final Books.Draft draft;
    private final List<InventoryEvent> events = new ArrayList<>();
    private final List<Shortfall> faults = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();

    private Decider(Books books, StockRequest request, Supplier<UUID> ids) {
        this.books = books;
        this.request = request;
        this.ids = ids;
        this.draft = books.draft();
    }

    /**
     * @param ids new event ids
     * @param orderId the number an order gets if it is accepted
     * @throws UnknownSku the act's brand has no such SKU
     * @throws UnknownMovement the act's brand has no such movement
     */
    static Decision decide(Books books, StockRequest request, Supplier<UUID> ids, long orderId) {
        return new Decider(books, request, ids).decide(orderId);
    }

    private Decision decide(long orderId) {
        switch (request.act()) {
            case Sale sale -> sell(sale, orderId);
            case Adjustment adjustment -> adjust(adjustment);
            case Reversal reversal -> reverse(reversal);
            case Release release -> release(release);
        }
        if (!faults.isEmpty()) {
            faults.sort(Comparator.comparing(Shortfall::sku));
            return new Refused(request.decisionId(), books.now, new Refusal(List.copyOf(faults)));
        }
        draft.take();
        boolean isOrder = request.act() instanceof Sale;
        return new Accepted(
                request.decisionId(), books.now, List.copyOf(events), isOrder ? orderId : null, List.copyOf(missing));
    }

    private void sell(Sale sale, long orderId) {
        var merged = new TreeMap<Sku, SaleLine>();
        sale.lines().forEach(line -> merged.merge(line.sku(), line, Decider::merge));
        merged.values().forEach(line -> checkAllowance(sale, line));
        if (!faults.isEmpty()) {
            return;
        }
        for (SaleLine line : merged.values()) {
            var state = own(line.brandId(), line.sku());
            if (state.quantity() < line.quantity()) {
                fault(state, Cause.SHORT, line.quantity(), state.quantity());
            } else {
                move(
                        state,
                        -line.quantity(),
                        null,
                        (envelope, s) -> new StockSold(
                                envelope, s.brandId(), s.sku(), -line.quantity(), s.quantity(), s.seq(), orderId));
            }
        }
    }

    private static SaleLine merge(SaleLine a, SaleLine b) {
        return new SaleLine(a.brandId(), a.sku(), Math.addExact(a.quantity(), b.quantity()), a.maxPerCustomer());
    }

    private void checkAllowance(Sale sale, SaleLine line) {
        var state = own(line.brandId(), line.sku());
        if (line.maxPerCustomer() == null) {
            return;
        }
        var purchase = new Purchase(sale.customer(), line.sku());
        long left = Math.max(0, line.maxPerCustomer() - draft.purchased(purchase));
        if (line.quantity() > left) {
            fault(state, Cause.MAX_PER_CUSTOMER, line.quantity(), left);
        }
        draft.purchase(purchase, line.quantity());
    }

    private void adjust(Adjustment adjustment) {
        for (StockAct.Row row : adjustment.rows()) {
            var state = own(adjustment.brandId(), row.sku());
            switch (row) {
                case Receipt receipt -> receive(state, receipt);
                case WriteOff writeOff -> writeOff(state, writeOff);
                case Count count -> count(state, count);
            }
        }
    }

    private void receive(StockState state, Receipt receipt) {
        if (receipt.returnLineId() != null && !takeFromReturn(state, receipt, receipt.returnLineId())) {
            return;
        }
        move(
                state,
                receipt.quantity(),
                receipt.reason(),
                (envelope, s) -> new StockReceived(
                        envelope,
                        s.brandId(),
                        s.sku(),
                        receipt.quantity(),
                        s.quantity(),
                        s.seq(),
                        receipt.returnLineId()));
    }

    private boolean takeFromReturn(StockState state, Receipt receipt, long returnLineId) {
        var line = draft.returnLine(returnLineId);
        boolean fits = line != null
                && line.brandId().equals(state.brandId())
                && line.sku().equals(state.sku());
        int waiting = line != null && fits ? line.waiting() : 0;
        if (line == null || waiting < receipt.quantity()) {
            fault(state, Cause.MORE_THAN_RETURNED, receipt.quantity(), waiting);
            return false;
        }
        draft.putOnSale(line, receipt.quantity());
        return true;
    }

    private void writeOff(StockState state, WriteOff writeOff) {
        move(
                state,
                -writeOff.quantity(),
                writeOff.reason(),
                (envelope, s) -> new StockWrittenOff(
                        envelope, s.brandId(), s.sku(), -writeOff.quantity(), s.quantity(), s.seq()));
    }

    private void count(StockState state, Count count) {
        var last = state.lastCountedAsOf();
        if (last != null && !count.asOf().isAfter(last)) {
            fault(state, Cause.COUNT_OUT_OF_ORDER, count.counted(), state.quantity());
            return;
        }
        if (!count.asOf().isBefore(books.now)) {
            fault(state, Cause.COUNT_IN_FUTURE, count.counted(), state.quantity());
            return;
        }
        long then = books.quantities.getOrDefault(new AsOf(count.sku(), count.asOf()), 0L);
        long delta = count.counted() - count.setAside() - then;
        long short_ = -(state.quantity() + delta);
        if (short_ > 0) {
            delta = -state.quantity();
            missing.add(new Missing(state.sku(), short_));
        }
        int exact = Math.toIntExact(delta);
        move(
                state.counted(count.asOf()),
                exact,
                count.reason(),
                (envelope, s) -> new StockCounted(
                        envelope,
                        s.brandId(),
                        s.sku(),
                        exact,
                        s.quantity(),
                        s.seq(),
                        count.counted(),
                        count.setAside(),
                        count.asOf()));
    }

    // The newest first, as the stock came: a write-off that followed a receipt is given back before that is taken.
    private void reverse(Reversal reversal) {
        reversal.events().stream()
                .map(id -> own(reversal.brandId(), id))
                .sorted(Comparator.comparing(InventoryEvent::sku).thenComparing(InventoryEvent::seq, reverseOrder()))
                .forEach(this::reverse);
    }

    private InventoryEvent own(BrandId brand, UUID id) {
        var movement = books.movements.get(id);
        if (movement == null || !movement.brandId().equals(brand)) {
            throw new UnknownMovement();
        }
        return movement;
    }

    private void reverse(InventoryEvent movement) {
        var state = own(movement.brandId(), movement.sku());
        if (!(movement instanceof StockReceived) && !(movement instanceof StockWrittenOff)) {
            fault(state, Cause.NOT_REVERSIBLE, movement.deltaQuantity(), state.quantity());
        } else if (draft.isReversed(movement.envelope().eventId())) {
            fault(state, Cause.ALREADY_REVERSED, movement.deltaQuantity(), state.quantity());
        } else {
            reverse(state, movement);
        }
    }

    private void reverse(StockState state, InventoryEvent movement) {
        UUID id = movement.envelope().eventId();
        int delta = Math.negateExact(movement.deltaQuantity());
        draft.reverse(id);
        if (movement instanceof StockReceived received && received.returnLineId() != null) {
            var line = draft.returnLine(received.returnLineId());
            if (line != null) {
                draft.putOnSale(line, delta);
            }
        }
        move(
                state,
                delta,
                null,
                (envelope, s) ->
                        new MovementReversed(envelope, s.brandId(), s.sku(), delta, s.quantity(), s.seq(), id));
    }

    private void release(Release release) {
        for (var wanted : release.lines()) {
            var state = own(release.brandId(), wanted.sku());
            var line = draft.orderLine(wanted.lineId());
            boolean fits = line != null
                    && line.orderId() == release.orderId()
                    && line.brandId().equals(release.brandId())
                    && line.sku().equals(wanted.sku());
            if (line == null || !fits || line.open() < wanted.quantity()) {
                fault(state, Cause.MORE_THAN_OPEN, wanted.quantity(), line != null && fits ? line.open() : 0);
                continue;
            }
            draft.close(line, wanted.quantity());
            move(
                    state,
                    wanted.quantity(),
                    null,
                    (envelope, s) -> new SaleCancelled(
                            envelope,
                            s.brandId(),
                            s.sku(),
                            wanted.quantity(),
                            s.quantity(),
                            s.seq(),
                            release.orderId(),
                            line.saleEventId()));
        }
    }

    /** Builds an event from its envelope and the state after it. */
    private interface Event {
        InventoryEvent build(Envelope envelope, StockState after);
    }

    private void move(StockState state, int delta, @Nullable String rowReason, Event event) {
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

    private StockState own(BrandId brand, Sku sku) {
        var state = draft.stock(sku);
        if (state == null || !state.brandId().equals(brand)) {
            throw new UnknownSku(sku);
        }
        return state;
    }

    private void fault(StockState state, Cause cause, long wanted, long had) {
        faults.add(new Shortfall(state.sku(), cause, wanted, had, state.seq()));
    }
}
