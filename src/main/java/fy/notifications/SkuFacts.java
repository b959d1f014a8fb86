package fy.notifications;

import fy.shared.BrandId;
import fy.shared.Jdbc;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a stock mail says about a SKU beside its stock. */
@ApplicationScoped
class SkuFacts {

    private static final int USUAL_RESTOCK = 10;

    record SkuFact(Sku sku, BrandId brandId, String brand, String title, int threshold) {}

    private final Jdbc jdbc;

    @Inject
    SkuFacts(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that exist of the given SKUs. */
    Map<Sku, SkuFact> of(Collection<Sku> skus) {
        String[] codes = skus.stream().map(Sku::code).distinct().toArray(String[]::new);
        return jdbc.list("""
                        select s.sku, s.brand_id, b.name as brand, p.name as product, s.variant, s.low_stock_threshold
                        from skus s join brands b using (brand_id) join products p using (product_id)
                        where s.sku = any (?)
                        """, SkuFacts::read, (Object) codes).stream()
                .collect(Collectors.toMap(SkuFact::sku, Function.identity()));
    }

    /** The slug of the brand that owns a SKU: it stands in the portal's addresses and never changes. */
    Optional<String> slugOfBrand(Sku sku) {
        return jdbc.first(
                "select b.slug from skus s join brands b using (brand_id) where s.sku = ?",
                row -> row.getString("slug"),
                sku);
    }

    /** Units of a SKU's newest restock, else ten. Asked only for a SKU that a mail is about: few are. */
    int lastRestock(Sku sku) {
        return jdbc.first("""
                        select delta_quantity from inventory_events
                        where sku = ? and type = 'StockReceived' and return_line_id is null order by seq desc limit 1
                        """, row -> row.getInt(1), sku).orElse(USUAL_RESTOCK);
    }

    private static SkuFact read(ResultSet row) throws SQLException {
        return new SkuFact(
                new Sku(row.getString("sku")),
                new BrandId(row.getObject("brand_id", UUID.class)),
                row.getString("brand"),
                title(row.getString("product"), row.getString("variant")),
                row.getInt("low_stock_threshold"));
    }

    /** A product's name with its variant, where it has one. */
    static String title(String product, String variant) {
        return variant.isBlank() ? product : product + ", " + variant;
    }
}
