package fy.live;

import java.util.Locale;

/**
 * A quantity as the {@code quantity} tag shows it; pages and frames make it here, so that they say the same.
 *
 * @param value text of the figure; empty where none is shown
 * @param state {@code ok}, {@code low}, {@code out}, {@code held} or {@code publishing}
 */
public record ShownQuantity(String sku, long seq, String value, String state) {

    /**
     * What the brand sees: the exact figure.
     *
     * @param threshold the SKU's; 0 for none
     * @param held whether a movement of this SKU is missing and later ones wait for it
     */
    public static ShownQuantity exact(String sku, long seq, long quantity, int threshold, boolean held) {
        String figure = String.format(Locale.ENGLISH, "%,d", quantity);
        if (held) {
            return new ShownQuantity(sku, seq, figure, "held");
        }
        if (quantity == 0) {
            return new ShownQuantity(sku, seq, figure, "out");
        }
        return new ShownQuantity(sku, seq, figure, quantity <= threshold ? "low" : "ok");
    }
}
