package fy.portal;

import fy.catalog.CatalogSku;
import fy.inventory.Movements;
import fy.inventory.StockLevels;
import fy.live.ShownQuantity;
import fy.web.Form;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The live quantity of a SKU on a page; after a decision it waits a moment for it, or says that it is being published. */
@ApplicationScoped
class LiveFigures {

    private static final Duration OWN_WRITES = Duration.ofMillis(300);

    private final StockLevels levels;
    private final Movements movements;

    @Inject
    LiveFigures(StockLevels levels, Movements movements) {
        this.levels = levels;
        this.movements = movements;
    }

    /** Waits a moment until the projection shows this movement of the SKU; a seq that the SKU never reached is not awaited long. */
    void await(CatalogSku sku, @Nullable String seq) {
        levels.await(sku.sku(), seq(seq), OWN_WRITES);
    }

    /** @param seq the movement that the redirect named; null when there was none */
    ShownQuantity of(CatalogSku sku, @Nullable String seq) {
        long least = seq(seq);
        var level = levels.await(sku.sku(), least, OWN_WRITES);
        String code = sku.sku().code();
        if (!level.includes(least)) {
            var head = movements.ofSku(sku.brandId(), sku.sku(), null, 1);
            if (!head.isEmpty() && head.getFirst().seq() >= least) {
                String figure =
                        String.format(Locale.ENGLISH, "%,d", head.getFirst().quantity());
                return new ShownQuantity(code, head.getFirst().seq(), figure, "publishing");
            }
        }
        return ShownQuantity.exact(code, level.seq(), level.quantity(), sku.lowStockThreshold(), level.held());
    }

    /** A movement's number in an address; 0 for anything that is none. */
    static long seq(@Nullable String given) {
        var form = new Form();
        long seq = given == null ? 0 : form.whole("seq", given, 0, Long.MAX_VALUE);
        return form.hasErrors() ? 0 : seq;
    }
}
