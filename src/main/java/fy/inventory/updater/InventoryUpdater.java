package fy.inventory.updater;

import fy.eventstore.KeyReused;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;

/** Decides requests in batches: one batch is one transaction, whatever it holds. */
@ApplicationScoped
public class InventoryUpdater {

    /**
     * Decides one request and returns when it is committed.
     *
     * @throws KeyReused the identity's key came before with other content
     * @throws UnknownSku the brand has no such SKU
     * @throws TryAgain undecided: the queue is full, a lock or the database did not answer in time; the same request may come again
     */
    public Decision decide(StockRequest request) {
        throw new TryAgain("no batch is running");
    }
}
