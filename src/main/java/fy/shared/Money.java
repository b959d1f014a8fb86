package fy.shared;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount in minor units (cents) of a currency.
 *
 * @param minorUnits may be negative
 * @param currency ISO 4217 code
 */
public record Money(long minorUnits, String currency) {

    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(minorUnits, quantity), currency);
    }

    /** In words for a screen, for example {@code €1,240.00}. */
    public String format() {
        var unit = Currency.getInstance(currency);
        var format = java.text.NumberFormat.getCurrencyInstance(Locale.ENGLISH);
        format.setCurrency(unit);
        return format.format(BigDecimal.valueOf(minorUnits, unit.getDefaultFractionDigits()));
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return other;
    }
}
