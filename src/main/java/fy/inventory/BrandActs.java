package fy.inventory;

import fy.eventstore.Identity;
import fy.inventory.updater.Decision;
import fy.inventory.updater.InventoryUpdater;
import fy.inventory.updater.StockAct;
import fy.inventory.updater.StockRequest;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a brand's act to the updater's request. */
@ApplicationScoped
class BrandActs {

    private final InventoryUpdater updater;
    private final Ids ids;

    @Inject
    BrandActs(InventoryUpdater updater, Ids ids) {
        this.updater = updater;
        this.ids = ids;
    }

    Decision decide(FyId actor, Identity identity, BrandId brand, String kind, StockAct.Row row) {
        return decide(actor, identity, row.reason(), new StockAct.Adjustment(brand, kind, List.of(row)));
    }

    Decision decide(FyId actor, Identity identity, @Nullable String reason, StockAct act) {
        return updater.decide(new StockRequest(ids.next(), identity, actor, reason, act, null));
    }
}
