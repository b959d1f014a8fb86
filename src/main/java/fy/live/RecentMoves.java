package fy.live;

import fy.events.InventoryEvent;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest event that was heard of each SKU that moved lately. The projection reads the same topic on its own and may be
 * behind what this process has heard: a page that opens in between is told the newer of the two.
 */
@ApplicationScoped
class RecentMoves {

    private static final int SKUS = 20_000;

    private final Map<Sku, InventoryEvent> newest = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sku, InventoryEvent> eldest) {
            return size() > SKUS;
        }
    };

    synchronized void heard(InventoryEvent event) {
        newest.merge(event.sku(), event, (old, young) -> young.seq() > old.seq() ? young : old);
    }

    synchronized Optional<InventoryEvent> of(Sku sku) {
        return Optional.ofNullable(newest.get(sku));
    }
}
