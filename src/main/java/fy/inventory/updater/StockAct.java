package fy.inventory.updater;

import fy.shared.Bounds;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be asked of the stock. Every act is decided whole: all of it happens or none of it. */
public sealed interface StockAct {

    /** What kind of act it is, for people: kept with the decision. */
    String kind();

    /**
     * A customer's order over all its lines and brands.
     *
     * @param lines may name a SKU more than once: they are merged before deciding
     */
    record Sale(FyId customer, List<SaleLine> lines) implements StockAct {
        @Override
        public String kind() {
            return "order";
        }
    }

    /**
     * Units of one SKU that a customer orders.
     *
     * @param quantity units, positive
     * @param maxPerCustomer most units of this SKU one customer may order over all orders; null for no limit
     */
    record SaleLine(
            BrandId brandId,
            Sku sku,
            int quantity,
            @Nullable Integer maxPerCustomer) {
        public SaleLine {
            requireUnits(quantity, Bounds.MAX_DELTA);
        }
    }

    /** A brand's restock, write-off or count (one row), or an import (many). */
    record Adjustment(BrandId brandId, String kind, List<Row> rows) implements StockAct {}

    /** One row of an adjustment. A SKU may stand in several rows: they apply in order. */
    sealed interface Row {
        Sku sku();

        /** Why, in the actor's words; null where none was given. */
        @Nullable
        String reason();
    }

    /**
     * Goods came in.
     *
     * @param quantity units, 1 to 1 000 000
     * @param returnLineId the return line these goods came back on, else null
     */
    record Receipt(
            Sku sku,
            int quantity,
            @Nullable String reason,
            @Nullable Long returnLineId) implements Row {
        public Receipt {
            requireUnits(quantity, Bounds.MAX_DELTA);
        }
    }

    /**
     * Units that are lost.
     *
     * @param quantity units to take out, 1 to 1 000 000
     */
    record WriteOff(Sku sku, int quantity, String reason) implements Row {
        public WriteOff {
            requireUnits(quantity, Bounds.MAX_DELTA);
        }
    }

    /**
     * The shelf was counted.
     *
     * @param counted units found
     * @param setAside units of those that were sold and at that instant neither shipped nor cancelled
     * @param asOf when; after the SKU's last count and not in the future
     */
    record Count(
            Sku sku,
            long counted,
            long setAside,
            Instant asOf,
            @Nullable String reason) implements Row {
        public Count {
            if (counted < 0 || counted > Bounds.MAX_QUANTITY || setAside < 0 || setAside > Bounds.MAX_QUANTITY) {
                throw new IllegalArgumentException("counted and setAside are 0 to " + Bounds.MAX_QUANTITY);
            }
        }
    }

    /**
     * Undo receipts and write-offs, once each.
     *
     * @param events ids of the movements to reverse
     */
    record Reversal(BrandId brandId, List<UUID> events) implements StockAct {
        @Override
        public String kind() {
            return "reversal";
        }
    }

    /** Open units of an order go back to stock. */
    record Release(long orderId, BrandId brandId, boolean byCustomer, List<ReleaseLine> lines) implements StockAct {
        @Override
        public String kind() {
            return "cancellation";
        }
    }

    /**
     * Units of an order line that go back to stock.
     *
     * @param quantity units of the order line, positive
     */
    record ReleaseLine(long lineId, Sku sku, int quantity) {
        public ReleaseLine {
            requireUnits(quantity, Bounds.MAX_DELTA);
        }
    }

    private static void requireUnits(int quantity, int most) {
        if (quantity < 1 || quantity > most) {
            throw new IllegalArgumentException("a quantity is 1 to " + most + ": " + quantity);
        }
    }
}
