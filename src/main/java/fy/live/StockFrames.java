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

        static native TemplateInstance availability(String sku, long seq, long left);
    }

    Frame of(Level level, boolean exact) {
        String sku = level.sku().code();
        return exact
                ? frame(ShownQuantity.exact(sku, level.seq(), level.quantity(), level.threshold(), level.held()))
                : offered(sku, level.seq(), level.quantity());
    }

    Frame of(InventoryEvent event, int threshold, boolean exact) {
        String sku = event.sku().code();
        return exact
                ? frame(ShownQuantity.exact(sku, event.seq(), event.quantity(), threshold, false))
                : offered(sku, event.seq(), event.quantity());
    }

    private static Frame frame(ShownQuantity shown) {
        return frame(shown.sku(), shown.seq(), Templates.stock(shown));
    }

    /** What customers see: in words, and how many only when there are few. */
    private static Frame offered(String sku, long seq, long left) {
        return frame(sku, seq, Templates.availability(sku, seq, left));
    }

    private static Frame frame(String sku, long seq, TemplateInstance fragment) {
        return new Frame(
                Frame.STOCK + "/" + sku, Frame.STOCK, seq, fragment.render().replaceAll("\\R+", ""));
    }
}
