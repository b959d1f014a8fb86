package fy.inventory;

import fy.eventstore.Identity;
import fy.eventstore.KeyReused;
import fy.inventory.updater.Decision;
import fy.inventory.updater.StockAct;
import fy.inventory.updater.UnknownSku;
import fy.shared.Bounds;
import fy.shared.BrandId;
import fy.shared.Faults;
import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.Sku;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Somebody counted the shelf; sales since then are respected. */
@ApplicationScoped
public class Counts {

    private final BrandActs acts;

    @Inject
    Counts(BrandActs acts) {
        this.acts = acts;
    }

    /**
     * Sets the stock right by what was found on the shelf.
     *
     * @param key the act's id, 1 to 255 printable characters
     * @param counted units found on the shelf at {@code asOf}
     * @param setAside units of those that were sold and at {@code asOf} neither shipped nor cancelled
     * @param asOf when it was counted: not in the future, after the SKU's last count
     * @throws InvalidInput fields {@code counted}, {@code setAside}, {@code reason}
     * @throws UnknownSku the brand has no such SKU
     * @throws KeyReused the key came before with other content
     * @throws TryAgain nothing was decided
     */
    public Decision count(
            FyId actor,
            String key,
            BrandId brand,
            Sku sku,
            long counted,
            long setAside,
            Instant asOf,
            @Nullable String reason) {
        var faults = new Faults();
        if (counted < 0 || counted > Bounds.MAX_QUANTITY) {
            faults.add("counted", "A shelf holds 0 to 1,000,000,000 units.");
        }
        if (setAside < 0 || setAside > Bounds.MAX_QUANTITY) {
            faults.add("setAside", "Set aside are 0 to 1,000,000,000 units.");
        }
        faults.raise();
        var at = asOf.truncatedTo(ChronoUnit.MICROS);
        String why = Reasons.optional(reason);
        return acts.decide(
                actor,
                Identity.of(actor, key, "count", brand, sku, counted, setAside, at, why),
                brand,
                "count",
                new StockAct.Count(sku, counted, setAside, at, why));
    }
}
