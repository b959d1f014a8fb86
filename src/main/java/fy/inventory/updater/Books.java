package fy.inventory.updater;

import fy.events.InventoryEvent;
import fy.inventory.updater.DecisionWriter.OpenLine;
import fy.inventory.updater.DecisionWriter.Purchase;
import fy.inventory.updater.DecisionWriter.ReturnedLine;
import fy.shared.Sku;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known under the locks of a batch. The decider works on a {@link #draft}; an accepted draft is taken over, so
 * that each decision of a batch sees those before it.
 */
final class Books {

    final Instant now;
    final Map<Sku, StockState> stock;
    final Map<Long, OpenLine> orderLines;
    final Map<Long, ReturnedLine> returnLines;
    final Map<Purchase, Long> purchased;
    final Map<UUID, InventoryEvent> movements;
    final Set<UUID> reversed;
    final Map<AsOf, Long> quantities;

    /** A SKU at an instant. */
    record AsOf(Sku sku, Instant instant) {}

    Books(Instant now) {
        this(
                now,
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashSet<>(),
                new HashMap<>());
    }

    private Books(
            Instant now,
            Map<Sku, StockState> stock,
            Map<Long, OpenLine> orderLines,
            Map<Long, ReturnedLine> returnLines,
            Map<Purchase, Long> purchased,
            Map<UUID, InventoryEvent> movements,
            Set<UUID> reversed,
            Map<AsOf, Long> quantities) {
        this.now = now;
        this.stock = stock;
        this.orderLines = orderLines;
        this.returnLines = returnLines;
        this.purchased = purchased;
        this.movements = movements;
        this.reversed = reversed;
        this.quantities = quantities;
    }

    /** Changes to these books that may yet be dropped. */
    Draft draft() {
        return new Draft();
    }

    /** An overlay: reads fall through to the books, writes stay here until {@link #take}. */
    final class Draft {

        private final Map<Sku, StockState> movedStock = new HashMap<>();
        private final Map<Long, OpenLine> movedLines = new HashMap<>();
        private final Map<Long, ReturnedLine> movedReturns = new HashMap<>();
        private final Map<Purchase, Long> morePurchased = new HashMap<>();
        private final Set<UUID> moreReversed = new HashSet<>();

        @Nullable
        StockState stock(Sku sku) {
            var moved = movedStock.get(sku);
            return moved != null ? moved : stock.get(sku);
        }

        @Nullable
        OpenLine orderLine(long lineId) {
            var moved = movedLines.get(lineId);
            return moved != null ? moved : orderLines.get(lineId);
        }

        @Nullable
        ReturnedLine returnLine(long returnLineId) {
            var moved = movedReturns.get(returnLineId);
            return moved != null ? moved : returnLines.get(returnLineId);
        }

        long purchased(Purchase purchase) {
            return morePurchased.getOrDefault(purchase, purchased.getOrDefault(purchase, 0L));
        }

        boolean isReversed(UUID event) {
            return moreReversed.contains(event) || reversed.contains(event);
        }

        void put(StockState state) {
            movedStock.put(state.sku(), state);
        }

        /** Units of a line are open no more, and do not count among what its customer has bought. */
        void close(OpenLine line, int units) {
            purchase(new Purchase(line.customer(), line.sku()), -units);
            movedLines.put(
                    line.lineId(),
                    new OpenLine(
                            line.lineId(),
                            line.orderId(),
                            line.brandId(),
                            line.customer(),
                            line.sku(),
                            line.open() - units,
                            line.saleEventId()));
        }

        void putOnSale(ReturnedLine line, int units) {
            movedReturns.put(
                    line.returnLineId(),
                    new ReturnedLine(line.returnLineId(), line.brandId(), line.sku(), line.waiting() - units));
        }

        void purchase(Purchase purchase, long units) {
            morePurchased.put(purchase, purchased(purchase) + units);
        }

        void reverse(UUID event) {
            moreReversed.add(event);
        }

        void take() {
            stock.putAll(movedStock);
            orderLines.putAll(movedLines);
            returnLines.putAll(movedReturns);
            purchased.putAll(morePurchased);
            reversed.addAll(moreReversed);
        }
    }
}
