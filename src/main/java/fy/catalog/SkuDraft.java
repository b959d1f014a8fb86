package fy.catalog;

import fy.shared.Faults;
import fy.shared.InvalidInput;
import fy.shared.Sku;
import fy.shared.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What a brand says about a SKU.
 *
 * @param ownCode the brand's own code, {@code [A-Za-z0-9._-]{1,40}}
 * @param variant what sets it apart, up to 120 characters, may be empty
 * @param price minor units, tax included, 0 to 100 000 000
 * @param lowStockThreshold units, 0 (never) to 1 000 000
 * @param maxPerCustomer units, 1 to 1 000; null for no limit
 * @param offered for sale whenever its product is published
 */
public record SkuDraft(
        String ownCode,
        String variant,
        long price,
        int lowStockThreshold,
        @Nullable Integer maxPerCustomer,
        boolean offered) {

    public SkuDraft {
        variant = Texts.line(variant);
    }

    /** Field names in the faults: {@code code}, {@code variant}, {@code price}, {@code threshold}, {@code maxPerCustomer}. */
    void check() throws InvalidInput {
        var faults = new Faults();
        if (!Sku.isValid(ownCode)
                || ownCode.chars().noneMatch(Character::isLetterOrDigit)
                || ownCode.equals("events")) {
            faults.add(
                    "code",
                    "A code has 1 to 40 letters, digits, dots, dashes or underscores, not marks alone, and is not \"events\".");
        }
        if (!Texts.fits(variant, 120)) {
            faults.add("variant", "A variant has at most 120 characters.");
        }
        if (price < 0 || price > 100_000_000) {
            faults.add("price", "A price is between 0 and 1,000,000.00.");
        }
        if (lowStockThreshold < 0 || lowStockThreshold > 1_000_000) {
            faults.add("threshold", "The low-stock mark is between 0 (never) and 1,000,000.");
        }
        if (maxPerCustomer != null && (maxPerCustomer < 1 || maxPerCustomer > 1_000)) {
            faults.add("maxPerCustomer", "The most per customer is between 1 and 1,000, or empty for no limit.");
        }
        faults.raise();
    }
}
