package fy.catalog;

import fy.shared.BrandId;
import fy.shared.Money;
import fy.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A SKU with what is told about it everywhere.
 *
 * @param ownCode the code its brand uses itself; equals the SKU unless another brand had that first
 * @param variant what sets it apart from the product's other SKUs ("white, 20 × 20 cm"); may be empty
 * @param price tax included
 * @param lowStockThreshold units; crossing it downwards is worth a mail; 0 for never
 * @param maxPerCustomer most units one customer may order over all orders; null for no limit
 * @param pictureId the product's picture, if it has one
 * @param published for sale: the SKU, its product and its brand all are
 * @param offered the SKU's own switch, whatever the product's says
 * @param shippingPrice the brand's, once for all of an order's lines of it; minor units
 * @param version for editing: another one means somebody else edited it
 */
public record CatalogSku(
        Sku sku,
        String ownCode,
        BrandId brandId,
        String brandSlug,
        String brandName,
        UUID productId,
        String productName,
        String variant,
        Money price,
        int lowStockThreshold,
        @Nullable Integer maxPerCustomer,
        @Nullable UUID pictureId,
        boolean published,
        boolean offered,
        Instant createdAt,
        long shippingPrice,
        int version) {

    static final String SELECT = """
            select s.sku, s.own_code, s.brand_id, b.slug, b.name as brand_name, s.product_id, p.name as product_name,
                   s.variant, s.price, s.low_stock_threshold, s.max_per_customer, p.picture_id,
                   (s.published and p.published and b.status = 'approved') as for_sale, s.published as offered,
                   s.created_at, b.shipping_price, s.version
            from skus s join products p using (product_id) join brands b on b.brand_id = s.brand_id
            """;

    /** The product's name, with the variant where there is one. */
    public String title() {
        return variant.isEmpty() ? productName : productName + ", " + variant;
    }

    static CatalogSku of(ResultSet row, String currency) throws SQLException {
        return new CatalogSku(
                new Sku(row.getString("sku")),
                row.getString("own_code"),
                new BrandId(row.getObject("brand_id", UUID.class)),
                row.getString("slug"),
                row.getString("brand_name"),
                row.getObject("product_id", UUID.class),
                row.getString("product_name"),
                row.getString("variant"),
                new Money(row.getLong("price"), currency),
                row.getInt("low_stock_threshold"),
                row.getObject("max_per_customer", Integer.class),
                row.getObject("picture_id", UUID.class),
                row.getBoolean("for_sale"),
                row.getBoolean("offered"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("shipping_price"),
                row.getInt("version"));
    }
}
