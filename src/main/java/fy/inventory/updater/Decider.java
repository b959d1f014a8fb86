package fy.inventory.updater;

import fy.inventory.updater.StockAct.Adjustment;
import fy.inventory.updater.StockAct.Release;
import fy.inventory.updater.StockAct.Reversal;
import fy.inventory.updater.StockAct.Sale;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Decides one request against the books: pure, all or nothing. It reads no clock, no database and no chance; ids and the
 * instant are handed in. Accepted, the books move on; refused, they stay as they were.
 */
final class Decider {

    private Decider() {}

    /**
     * What becomes of a request.
     *
     * @param ids new event ids
     * @param orderId the number an order gets if it is accepted
     * @throws UnknownSku the act's brand has no such SKU
     * @throws UnknownMovement the act's brand has no such movement
     */
    static Decision decide(Books books, StockRequest request, Supplier<UUID> ids, long orderId) {
        var so = new Deliberation(books, request, ids);
        return switch (request.act()) {
            case Sale sale -> {
                new Selling(so).sell(sale, orderId);
                yield so.conclude(orderId);
            }
            case Release release -> {
                new Selling(so).release(release);
                yield so.conclude(null);
            }
            case Adjustment adjustment -> {
                new Adjusting(so).adjust(adjustment);
                yield so.conclude(null);
            }
            case Reversal reversal -> {
                new Undoing(so).reverse(reversal);
                yield so.conclude(null);
            }
        };
    }
}
