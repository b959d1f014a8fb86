package fy.orders;

import fy.shared.Money;
import fy.shared.Sku;

/**
 * One line of an order, as of now. {@code ordered = open + shipped + cancelled}.
 *
 * @param open units that may still be shipped or cancelled
 * @param returnable units shipped and not asked back yet
 */
public record OrderLine(
        long lineId,
        Sku sku,
        String productName,
        String variant,
        Money unitPrice,
        int ordered,
        int open,
        int shipped,
        int cancelled,
        int returnable) {

    /** The product's name, with the variant where there is one. */
    public String title() {
        return title(productName, variant);
    }

    static String title(String productName, String variant) {
        return variant.isEmpty() ? productName : productName + ", " + variant;
    }

    /** What the customer pays for it: cancelled units cost nothing. */
    public Money amount() {
        return unitPrice.times(ordered - cancelled);
    }
}
