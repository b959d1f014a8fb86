package fy.orders;

import fy.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What came of placing an order. */
public sealed interface Placement {

    /**
     * The order stands.
     *
     * @param seqs per SKU, the seq of its sale: pages wait for it
     * @param order what was placed, the same however often it is asked for
     */
    record Placed(long orderId, Instant placedAt, Map<Sku, Long> seqs, AsPlaced order) implements Placement {}

    /** Nothing was ordered. This stays the answer for this checkout (or key): a new try needs a new one. */
    record Refused(Why why, List<Shortfall> shortfalls) implements Placement {}

    /** A price or an offer is not what the page showed. Nothing was decided: freeze and show again. */
    record PricesChanged(List<Sku> changed) implements Placement {}

    /**
     * What there was too little of.
     *
     * @param wanted units asked for
     * @param had units there were of stock, or were left of the customer's allowance
     */
    record Shortfall(Sku sku, long wanted, long had) {}

    /** Why an order was refused. */
    enum Why {
        SHORT,
        MAX_PER_CUSTOMER
    }
}
