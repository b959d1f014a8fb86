package fy.notifications;

import fy.shared.BrandId;
import fy.shared.Jdbc;
import fy.shared.Money;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a mail says about an order. */
@ApplicationScoped
class OrderFacts {

    /** @param shipping what the brand charges once for this order */
    record OrderLine(
            BrandId brandId,
            String brand,
            String slug,
            Sku sku,
            String title,
            int ordered,
            Money unitPrice,
            Money shipping) {}

    record Parcel(String carrier, String trackingNumber) {}

    /** @param declineReason empty for none */
    record Return(String reason, String declineReason, List<ReturnLine> lines) {}

    record ReturnLine(Sku sku, int requested) {}

    private final Jdbc jdbc;

    @Inject
    OrderFacts(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Its lines by brand; empty when there is no such order. */
    List<OrderLine> lines(long orderId) {
        return jdbc.list("""
                select l.brand_id, b.name as brand, b.slug, l.sku, l.product_name, l.variant, l.ordered, l.unit_price,
                    p.shipping_price, o.currency
                from order_lines l join orders o using (order_id) join brand_orders p using (order_id, brand_id)
                    join brands b using (brand_id)
                where l.order_id = ? order by b.name, l.brand_id, l.line_id
                """, OrderFacts::line, orderId);
    }

    Optional<Money> total(long orderId) {
        return jdbc.first(
                "select total, currency from orders where order_id = ?",
                row -> new Money(row.getLong("total"), row.getString("currency")),
                orderId);
    }

    Optional<Parcel> parcel(long orderId, long parcelId) {
        return jdbc.first(
                "select carrier, tracking_number from parcels where parcel_id = ? and order_id = ?",
                row -> new Parcel(row.getString("carrier"), row.getString("tracking_number")),
                parcelId,
                orderId);
    }

    Optional<Return> goodsBack(long orderId, long returnId) {
        var lines = jdbc.list(
                "select sku, requested from return_lines where return_id = ? order by return_line_id",
                row -> new ReturnLine(new Sku(row.getString("sku")), row.getInt("requested")),
                returnId);
        return jdbc.first(
                "select reason, coalesce(decline_reason, '') as decline_reason from returns"
                        + " where return_id = ? and order_id = ?",
                row -> new Return(row.getString("reason"), row.getString("decline_reason"), lines),
                returnId,
                orderId);
    }

    private static OrderLine line(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new OrderLine(
                new BrandId(row.getObject("brand_id", UUID.class)),
                row.getString("brand"),
                row.getString("slug"),
                new Sku(row.getString("sku")),
                SkuFacts.title(row.getString("product_name"), row.getString("variant")),
                row.getInt("ordered"),
                new Money(row.getLong("unit_price"), currency),
                new Money(row.getLong("shipping_price"), currency));
    }
}
