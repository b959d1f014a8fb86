package fy.inventory;

import fy.eventstore.Identity;
import fy.eventstore.KeyReused;
import fy.inventory.updater.Decision;
import fy.inventory.updater.StockAct;
import fy.inventory.updater.UnknownSku;
import fy.shared.Bounds;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.Sku;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Goods came in. */
@ApplicationScoped
public class Restocks {

    private final BrandActs acts;

    @Inject
    Restocks(BrandActs acts) {
        this.acts = acts;
    }

    /**
     * Adds units to a SKU's stock.
     *
     * @param key the act's id, 1 to 255 printable characters
     * @param quantity units, 1 to 1 000 000
     * @throws InvalidInput fields {@code quantity}, {@code reason}
     * @throws UnknownSku the brand has no such SKU
     * @throws KeyReused the key came before with other content
     * @throws TryAgain nothing was decided
     */
    public Decision restock(FyId actor, String key, BrandId brand, Sku sku, int quantity, @Nullable String reason) {
        if (quantity < 1 || quantity > Bounds.MAX_DELTA) {
            throw new InvalidInput("quantity", "A restock is 1 to 1,000,000 units.");
        }
        String why = Reasons.optional(reason);
        return acts.decide(
                actor,
                Identity.of(actor, key, "restock", brand, sku, quantity, why),
                brand,
                "restock",
                new StockAct.Receipt(sku, quantity, why, null));
    }
}
