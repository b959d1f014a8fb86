package fy.notifications;

import fy.events.OrderEvent.LineUnits;
import fy.shared.BrandId;
import fy.shared.Sku;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mail's row keeps until it is written: facts of the event, and what was true when it was read. */
@RegisterForReflection(registerFullHierarchy = true)
sealed interface MailParameters {

    /**
     * Of a mail about a SKU's stock.
     *
     * @param suggested units the restock form is filled with: the last restock's
     * @param mayRestock whether the reader may
     */
    record OfStock(
            Sku sku,
            String brand,
            String title,
            long quantity,
            int threshold,
            int suggested,
            boolean mayRestock,
            Instant occurredAt)
            implements MailParameters {}

    record OfOrder(
            long orderId,
            @Nullable BrandId brandId,
            @Nullable Long parcelId,
            @Nullable Long returnId,
            List<LineUnits> units,
            @Nullable String reason)
            implements MailParameters {}
}
