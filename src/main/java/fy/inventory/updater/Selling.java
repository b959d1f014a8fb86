package fy.inventory.updater;

import fy.events.InventoryEvent.SaleCancelled;
import fy.events.InventoryEvent.StockSold;
import fy.inventory.updater.Decision.Cause;
import fy.inventory.updater.DecisionWriter.Purchase;
import fy.inventory.updater.StockAct.Release;
import fy.inventory.updater.StockAct.Sale;
import fy.inventory.updater.StockAct.SaleLine;
import fy.shared.Sku;
import java.util.TreeMap;

/** What customers do to stock: an order takes it, a cancelled line gives it back. */
final class Selling {

    private final Deliberation so;

    Selling(Deliberation so) {
        this.so = so;
    }

    void sell(Sale sale, long orderId) {
        var merged = new TreeMap<Sku, SaleLine>();
        sale.lines().forEach(line -> merged.merge(line.sku(), line, Selling::merge));
        merged.values().forEach(line -> checkAllowance(sale, line));
        if (so.isRefused()) {
            return;
        }
        for (SaleLine line : merged.values()) {
            var state = so.own(line.brandId(), line.sku());
            if (state.quantity() < line.quantity()) {
                so.fault(state, Cause.SHORT, line.quantity(), state.quantity());
            } else {
                so.move(
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
        var state = so.own(line.brandId(), line.sku());
        if (line.maxPerCustomer() == null) {
            return;
        }
        var purchase = new Purchase(sale.customer(), line.sku());
        long left = Math.max(0, line.maxPerCustomer() - so.draft.purchased(purchase));
        if (line.quantity() > left) {
            so.fault(state, Cause.MAX_PER_CUSTOMER, line.quantity(), left);
        }
        so.draft.purchase(purchase, line.quantity());
    }

    void release(Release release) {
        for (var wanted : release.lines()) {
            var state = so.own(release.brandId(), wanted.sku());
            var line = so.draft.orderLine(wanted.lineId());
            boolean fits = line != null
                    && line.orderId() == release.orderId()
                    && line.brandId().equals(release.brandId())
                    && line.sku().equals(wanted.sku());
            if (line == null || !fits || line.open() < wanted.quantity()) {
                so.fault(state, Cause.MORE_THAN_OPEN, wanted.quantity(), line != null && fits ? line.open() : 0);
                continue;
            }
            so.draft.close(line, wanted.quantity());
            so.move(
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
}
