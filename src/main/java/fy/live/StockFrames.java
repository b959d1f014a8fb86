package fy.live;

import fy.events.InventoryEvent;
import fy.live.StockState.Level;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;

/** Renders a SKU's stock with the tag that pages use for it. */
@ApplicationScoped
class StockFrames {

    @CheckedTemplate(basePath = "live")
    static class Templates {

        private Templates() {}

        static native TemplateInstance stock(ShownQuantity shown);
    }

    Frame of(Level level, boolean exact) {
        String sku = level.sku().code();
        return frame(
                exact
                        ? ShownQuantity.exact(sku, level.seq(), level.quantity(), level.threshold(), level.held())
                        : ShownQuantity.offered(sku, level.seq(), level.quantity()));
    }

    Frame of(InventoryEvent event, int threshold, boolean exact) {
        String sku = event.sku().code();
        return frame(
                exact
                        ? ShownQuantity.exact(sku, event.seq(), event.quantity(), threshold, false)
                        : ShownQuantity.offered(sku, event.seq(), event.quantity()));
    }

    private static Frame frame(ShownQuantity shown) {
        String html = Templates.stock(shown).render().replaceAll("\\R+", "");
        return new Frame(Frame.STOCK + "/" + shown.sku(), Frame.STOCK, shown.seq(), html);
    }
}
