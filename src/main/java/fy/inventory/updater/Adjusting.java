package fy.inventory.updater;

import fy.events.InventoryEvent.StockCounted;
import fy.events.InventoryEvent.StockReceived;
import fy.events.InventoryEvent.StockWrittenOff;
import fy.inventory.updater.Books.AsOf;
import fy.inventory.updater.Decision.Cause;
import fy.inventory.updater.StockAct.Adjustment;
import fy.inventory.updater.StockAct.Count;
import fy.inventory.updater.StockAct.Receipt;
import fy.inventory.updater.StockAct.WriteOff;

/** What a brand does to its stock: restocks, write-offs, counts. */
final class Adjusting {

    private final Deliberation so;

    Adjusting(Deliberation so) {
        this.so = so;
    }

    void adjust(Adjustment adjustment) {
        for (StockAct.Row row : adjustment.rows()) {
            var state = so.own(adjustment.brandId(), row.sku());
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
        so.move(
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
        var line = so.draft.returnLine(returnLineId);
        boolean fits = line != null
                && line.brandId().equals(state.brandId())
                && line.sku().equals(state.sku());
        int waiting = line != null && fits ? line.waiting() : 0;
        if (line == null || waiting < receipt.quantity()) {
            so.fault(state, Cause.MORE_THAN_RETURNED, receipt.quantity(), waiting);
            return false;
        }
        so.draft.putOnSale(line, receipt.quantity());
        return true;
    }

    private void writeOff(StockState state, WriteOff writeOff) {
        so.move(
                state,
                -writeOff.quantity(),
                writeOff.reason(),
                (envelope, s) -> new StockWrittenOff(
                        envelope, s.brandId(), s.sku(), -writeOff.quantity(), s.quantity(), s.seq()));
    }

    private void count(StockState state, Count count) {
        var last = state.lastCountedAsOf();
        if (last != null && !count.asOf().isAfter(last)) {
            so.fault(state, Cause.COUNT_OUT_OF_ORDER, count.counted(), state.quantity());
            return;
        }
        if (!count.asOf().isBefore(so.now())) {
            so.fault(state, Cause.COUNT_IN_FUTURE, count.counted(), state.quantity());
            return;
        }
        long then = so.books.quantities.getOrDefault(new AsOf(count.sku(), count.asOf()), 0L);
        long delta = count.counted() - count.setAside() - then;
        long short_ = -(state.quantity() + delta);
        if (short_ > 0) {
            delta = -state.quantity();
            so.miss(state.sku(), short_);
        }
        int exact = Math.toIntExact(delta);
        so.move(
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
}
