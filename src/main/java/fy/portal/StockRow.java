package fy.portal;

import fy.inventory.StockList;
import fy.live.ShownQuantity;
import fy.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the stock list, as it is shown. */
record StockRow(
        String sku,
        String ownCode,
        String name,
        String variant,
        @Nullable String picture,
        Money price,
        int threshold,
        boolean published,
        ShownQuantity shown,
        @Nullable Instant movedAt) {

    static StockRow of(StockList.Row row, String currency) {
        String sku = row.sku().code();
        return new StockRow(
                sku,
                row.ownCode(),
                row.productName(),
                row.variant(),
                row.pictureId() == null ? null : "/pictures/" + row.pictureId(),
                new Money(row.price(), currency),
                row.threshold(),
                row.published(),
                ShownQuantity.exact(sku, row.seq(), row.quantity(), row.threshold(), row.held()),
                row.movedAt());
    }
}
