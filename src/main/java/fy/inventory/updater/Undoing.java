package fy.inventory.updater;

import static java.util.Comparator.reverseOrder;

import fy.events.InventoryEvent;
import fy.events.InventoryEvent.MovementReversed;
import fy.events.InventoryEvent.StockReceived;
import fy.events.InventoryEvent.StockWrittenOff;
import fy.inventory.updater.Decision.Cause;
import fy.inventory.updater.StockAct.Reversal;
import fy.shared.BrandId;
import java.util.Comparator;
import java.util.UUID;

/** Restocks and write-offs are undone by movements that point at them, once each. */
final class Undoing {

    private final Deliberation so;

    Undoing(Deliberation so) {
        this.so = so;
    }

    // The newest first, as the stock came: a write-off that followed a receipt is given back before that is taken.
    void reverse(Reversal reversal) {
        reversal.events().stream()
                .map(id -> movement(reversal.brandId(), id))
                .sorted(Comparator.comparing(InventoryEvent::sku).thenComparing(InventoryEvent::seq, reverseOrder()))
                .forEach(this::reverse);
    }

    private InventoryEvent movement(BrandId brand, UUID id) {
        var movement = so.books.movements.get(id);
        if (movement == null || !movement.brandId().equals(brand)) {
            throw new UnknownMovement();
        }
        return movement;
    }

    private void reverse(InventoryEvent movement) {
        var state = so.own(movement.brandId(), movement.sku());
        if (!(movement instanceof StockReceived) && !(movement instanceof StockWrittenOff)) {
            so.fault(state, Cause.NOT_REVERSIBLE, movement.deltaQuantity(), state.quantity());
        } else if (so.draft.isReversed(movement.envelope().eventId())) {
            so.fault(state, Cause.ALREADY_REVERSED, movement.deltaQuantity(), state.quantity());
        } else {
            reverse(state, movement);
        }
    }

    private void reverse(StockState state, InventoryEvent movement) {
        UUID id = movement.envelope().eventId();
        int delta = Math.negateExact(movement.deltaQuantity());
        so.draft.reverse(id);
        if (movement instanceof StockReceived received && received.returnLineId() != null) {
            var line = so.draft.returnLine(received.returnLineId());
            if (line != null) {
                so.draft.putOnSale(line, delta);
            }
        }
        so.move(
                state,
                delta,
                null,
                (envelope, s) ->
                        new MovementReversed(envelope, s.brandId(), s.sku(), delta, s.quantity(), s.seq(), id));
    }
}
