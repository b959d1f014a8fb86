package fy.orders;

import fy.shared.BrandId;
import fy.shared.Sku;
import org.jspecify.annotations.Nullable;

/**
 * One line of a basket.
 *
 * @param quantity units
 * @param brandId the brand the caller believes it to be of, checked where given
 */
public record WantedLine(Sku sku, int quantity, @Nullable BrandId brandId) {

    public WantedLine(Sku sku, int quantity) {
        this(sku, quantity, null);
    }
}
