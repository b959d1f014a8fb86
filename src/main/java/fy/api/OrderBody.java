package fy.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fy.orders.BrandOrder;
import fy.orders.BrandPart;
import fy.orders.CustomerOrder;
import fy.orders.OrderLine;
import fy.orders.OrderReturn;
import fy.orders.ShipTo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An order as its reader may see it: all parts for the customer, its own for a brand. Amounts are minor units. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderBody(
        @Schema(examples = "834523") long orderId,

        @Schema(description = "placed, accepted, partly_shipped, shipped or cancelled")
        String status,

        Instant placedAt,
        String currency,

        @Schema(description = "Of the parts below, shipping included, cancelled units left out")
        long total,

        ShipTo shipTo,

        @Schema(description = "For the customer only") @Nullable
        String email,

        List<Part> brands) {

    record Part(
            UUID brandId,
            String brand,
            String status,
            long shippingPrice,
            long total,
            List<Line> lines,
            List<ParcelBody> parcels,
            List<ReturnBody> returns) {}

    record Line(
            @JsonProperty("SKU") String sku,
            String title,
            long unitPrice,
            int ordered,
            int open,
            int shipped,
            int cancelled,
            int returnable) {}

    record Units(@JsonProperty("SKU") String sku, int quantity) {}

    record ParcelBody(long parcelId, String carrier, String trackingNumber, Instant shippedAt, List<Units> lines) {}

    record ReturnBody(long returnId, String status, List<ReturnLine> lines) {}

    /** How the units fared is the brand's to know. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReturnLine(
            @JsonProperty("SKU") String sku,
            int requested,
            int received,
            @Nullable Integer fit,
            @Nullable Integer discarded,
            @Nullable Integer held,
            @Nullable Integer putOnSale) {}

    static OrderBody of(CustomerOrder order) {
        return new OrderBody(
                order.orderId(),
                order.status().code(),
                order.placedAt(),
                order.placedTotal().currency(),
                order.total().minorUnits(),
                order.shipTo(),
                order.email(),
                order.parts().stream().map(part -> part(part, false)).toList());
    }

    static OrderBody of(BrandOrder order) {
        return new OrderBody(
                order.orderId(),
                order.status().code(),
                order.placedAt(),
                order.part().shippingPrice().currency(),
                order.part().total().minorUnits(),
                order.shipTo(),
                null,
                List.of(part(order.part(), true)));
    }

    private static Part part(BrandPart part, boolean forBrand) {
        return new Part(
                part.brandId().value(),
                part.brandName(),
                part.status().code(),
                part.shippingPrice().minorUnits(),
                part.total().minorUnits(),
                part.lines().stream().map(OrderBody::line).toList(),
                part.parcels().stream().map(OrderBody::parcel).toList(),
                part.returns().stream().map(back -> back(back, forBrand)).toList());
    }

    private static Line line(OrderLine line) {
        return new Line(
                line.sku().code(),
                line.title(),
                line.unitPrice().minorUnits(),
                line.ordered(),
                line.open(),
                line.shipped(),
                line.cancelled(),
                line.returnable());
    }

    static ParcelBody parcel(fy.orders.Parcel parcel) {
        return new ParcelBody(
                parcel.parcelId(),
                parcel.carrier(),
                parcel.trackingNumber(),
                parcel.shippedAt(),
                parcel.lines().stream()
                        .map(line -> new Units(line.sku().code(), line.quantity()))
                        .toList());
    }

    private static ReturnBody back(OrderReturn back, boolean forBrand) {
        return new ReturnBody(
                back.returnId(),
                back.status().words(),
                back.lines().stream().map(line -> returnLine(line, forBrand)).toList());
    }

    private static ReturnLine returnLine(OrderReturn.Line line, boolean forBrand) {
        return new ReturnLine(
                line.sku().code(),
                line.requested(),
                line.received(),
                forBrand ? line.fit() : null,
                forBrand ? line.discarded() : null,
                forBrand ? line.held() : null,
                forBrand ? line.putOnSale() : null);
    }
}
