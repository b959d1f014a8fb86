package fy.orders;

import fy.shared.BrandId;
import fy.shared.Money;
import fy.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as its customer sees it.
 *
 * @param email where its mails go
 * @param placedTotal what was ordered, shipping included, before any cancellation
 * @param parts one per brand, by brand name
 */
public record CustomerOrder(
        long orderId,
        Instant placedAt,
        ShipTo shipTo,
        @Nullable String email,
        Money placedTotal,
        List<BrandPart> parts) {

    /** One brand's part, where it has one. */
    public Optional<BrandPart> part(BrandId brandId) {
        return parts.stream().filter(part -> part.brandId().equals(brandId)).findFirst();
    }

    /** Whose SKU it is, where the order has it. */
    public Optional<BrandId> brandOf(Sku sku) {
        return parts.stream()
                .filter(part ->
                        part.lines().stream().anyMatch(line -> line.sku().equals(sku)))
                .map(BrandPart::brandId)
                .findFirst();
    }

    public OrderStatus status() {
        int open = parts.stream().mapToInt(BrandPart::open).sum();
        int shipped = parts.stream().mapToInt(BrandPart::shipped).sum();
        boolean accepted = parts.stream().allMatch(part -> part.open() == 0 || part.acceptedAt() != null);
        return OrderStatus.of(open, shipped, accepted);
    }

    /** What is left to pay after cancellations. */
    public Money total() {
        return parts.stream().map(BrandPart::total).reduce(new Money(0, placedTotal.currency()), Money::plus);
    }
}
