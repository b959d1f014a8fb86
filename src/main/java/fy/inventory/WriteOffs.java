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

/** Goods left other than by a sale: broken, lost, given away. */
@ApplicationScoped
public class WriteOffs {

    private final BrandActs acts;

    @Inject
    WriteOffs(BrandActs acts) {
        this.acts = acts;
    }

    /**
     * Takes units out of a SKU's stock.
     *
     * @param key the act's id, 1 to 255 printable characters
     * @param quantity units to take out, 1 to 1 000 000
     * @param reason 1 to 200 characters
     * @throws InvalidInput fields {@code quantity}, {@code reason}
     * @throws UnknownSku the brand has no such SKU
     * @throws KeyReused the key came before with other content
     * @throws TryAgain nothing was decided
     */
    public Decision writeOff(FyId actor, String key, BrandId brand, Sku sku, int quantity, @Nullable String reason) {
        if (quantity < 1 || quantity > Bounds.MAX_DELTA) {
            throw new InvalidInput("quantity", "A write-off is 1 to 1,000,000 units.");
        }
        String why = Reasons.required(reason);
        return acts.decide(
                actor,
                Identity.of(actor, key, "write-off", brand, sku, quantity, why),
                brand,
                "write-off",
                new StockAct.WriteOff(sku, quantity, why));
    }
}
