package fy.orders;

import fy.shared.BrandId;
import fy.shared.Money;
import fy.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer saw on a checkout page, frozen.
 *
 * @param actId under which it is placed: pages that take each other's place share it, so that one order comes of them at most
 * @param lines merged by SKU, sorted by brand and SKU
 * @param shipping one row per brand, in the order of the lines
 * @param currency ISO 4217 code of all its amounts
 */
public record Checkout(
        UUID checkoutId,
        UUID actId,
        List<Line> lines,
        List<Shipping> shipping,
        ShipTo shipTo,
        @Nullable String email,
        String currency,
        Instant frozenAt) {

    /**
     * Units of one SKU at the price that was shown.
     *
     * @param unitPrice minor units, tax included
     */
    public record Line(Sku sku, BrandId brandId, String productName, String variant, int quantity, long unitPrice) {

        /** The product's name, with the variant where there is one. */
        public String title() {
            return variant.isEmpty() ? productName : productName + ", " + variant;
        }

        Line plus(Line more) {
            return new Line(sku, brandId, productName, variant, Math.addExact(quantity, more.quantity), unitPrice);
        }
    }

    /**
     * What one brand asks for shipping.
     *
     * @param price the brand's flat price, minor units, tax included
     */
    public record Shipping(BrandId brandId, String brandName, long price) {}

    static Checkout of(UUID checkoutId, UUID actId, OrderContent content, Instant frozenAt) {
        return new Checkout(
                checkoutId,
                actId,
                content.lines(),
                content.shipping(),
                content.shipTo(),
                content.email(),
                content.currency(),
                frozenAt);
    }

    OrderContent content() {
        return new OrderContent(lines, shipping, shipTo, email, currency);
    }

    /** Everything, shipping included. */
    public Money total() {
        return goods().plus(
                        new Money(shipping.stream().mapToLong(Shipping::price).sum(), currency));
    }

    /** All lines, without shipping. */
    public Money goods() {
        return lines.stream().map(this::amount).reduce(new Money(0, currency), Money::plus);
    }

    public Money unitPrice(Line line) {
        return new Money(line.unitPrice(), currency);
    }

    public Money amount(Line line) {
        return unitPrice(line).times(line.quantity());
    }

    public Money price(Shipping brand) {
        return new Money(brand.price(), currency);
    }

    /** The lines of one brand's block. */
    public List<Line> linesOf(Shipping brand) {
        return lines.stream()
                .filter(line -> line.brandId().equals(brand.brandId()))
                .toList();
    }
}
