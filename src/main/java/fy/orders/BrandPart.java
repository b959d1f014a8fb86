package fy.orders;

import fy.shared.BrandId;
import fy.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One brand's part of an order: what both the customer and that brand may see of it. */
public record BrandPart(
        BrandId brandId,
        String brandName,
        String brandSlug,
        Money shippingPrice,
        @Nullable Instant acceptedAt,
        List<OrderLine> lines,
        List<Parcel> parcels,
        List<Cancellation> cancellations,
        List<OrderReturn> returns) {

    public OrderStatus status() {
        return OrderStatus.of(open(), shipped(), acceptedAt != null);
    }

    public Optional<OrderLine> line(long lineId) {
        return lines.stream().filter(line -> line.lineId() == lineId).findFirst();
    }

    public int open() {
        return lines.stream().mapToInt(OrderLine::open).sum();
    }

    public int shipped() {
        return lines.stream().mapToInt(OrderLine::shipped).sum();
    }

    /** Units the customer may still ask to return. */
    public int returnable() {
        return lines.stream().mapToInt(OrderLine::returnable).sum();
    }

    /** This brand's lines without what was cancelled, and without shipping. */
    public Money goods() {
        return lines.stream().map(OrderLine::amount).reduce(new Money(0, shippingPrice.currency()), Money::plus);
    }

    /** Goods and shipping; a part that was cancelled whole costs nothing. */
    public Money total() {
        return status() == OrderStatus.CANCELLED ? goods() : goods().plus(shippingPrice);
    }
}
