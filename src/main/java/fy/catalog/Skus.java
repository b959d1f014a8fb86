package fy.catalog;

import fy.shared.AnyOf;
import fy.shared.BrandId;
import fy.shared.FySettings;
import fy.shared.Jdbc;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looking SKUs up. */
@ApplicationScoped
public class Skus {

    private final Jdbc jdbc;
    private final FySettings settings;

    @Inject
    public Skus(Jdbc jdbc, FySettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Any SKU, for sale or not: for telling people about what already happened to it. */
    public Optional<CatalogSku> find(Sku sku) {
        return query("where s.sku = ?", sku).stream().findFirst();
    }

    /** A SKU that is for sale. */
    public Optional<CatalogSku> findPublished(Sku sku) {
        return find(sku).filter(CatalogSku::published);
    }

    /** Those of these SKUs that exist, for sale or not. */
    public Map<Sku, CatalogSku> findAll(Collection<Sku> skus) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        var any = AnyOf.of(skus);
        return bySku(query("where s.sku " + any.sql(), any.arguments().toArray()));
    }

    /** Everything below starts from the brand: another brand's SKUs do not exist for it. */
    public OfBrand ofBrand(BrandId brand) {
        return new OfBrand(brand);
    }

    /** A brand's own SKUs. */
    public class OfBrand {

        private final BrandId brand;

        OfBrand(BrandId brand) {
            this.brand = brand;
        }

        public Optional<CatalogSku> find(Sku sku) {
            return query("where s.brand_id = ? and s.sku = ?", brand, sku).stream()
                    .findFirst();
        }

        /** By the brand's own code or by the SKU, compared exactly. Codes of any other shape are simply not there. */
        public Optional<CatalogSku> resolve(String code) {
            return Optional.ofNullable(resolveAll(List.of(code)).get(code));
        }

        /** As {@link #resolve} for many; codes that are not there are left out. One statement. */
        public Map<String, CatalogSku> resolveAll(Collection<String> codes) {
            var wanted = codes.stream().filter(Sku::isValid).distinct().toList();
            if (wanted.isEmpty()) {
                return Map.of();
            }
            var found =
                    query("where s.brand_id = ? and (s.sku = any (?) or s.own_code = any (?))", brand, wanted, wanted);
            var byCode = new HashMap<String, CatalogSku>();
            found.forEach(s -> byCode.put(s.sku().code(), s));
            found.forEach(s -> byCode.put(s.ownCode(), s));
            byCode.keySet().retainAll(wanted);
            return byCode;
        }

        public Map<Sku, CatalogSku> findAll(Collection<Sku> skus) {
            return skus.isEmpty() ? Map.of() : bySku(query("where s.brand_id = ? and s.sku = any (?)", brand, skus));
        }

        /** In the order of their codes, those after a code. */
        public List<CatalogSku> list(@Nullable Sku after, int limit) {
            return query(
                    "where s.brand_id = ? and s.sku > ? order by s.sku limit ?",
                    brand,
                    after == null ? "" : after.code(),
                    limit);
        }

        /** All SKUs of one product, in the order of their codes. */
        public List<CatalogSku> ofProduct(UUID product) {
            return query("where s.brand_id = ? and s.product_id = ? order by s.sku", brand, product);
        }
    }

    private List<CatalogSku> query(String where, @Nullable Object... parameters) {
        return jdbc.list(CatalogSku.SELECT + where, row -> CatalogSku.of(row, settings.currency()), parameters);
    }

    private static Map<Sku, CatalogSku> bySku(List<CatalogSku> found) {
        return found.stream().collect(Collectors.toMap(CatalogSku::sku, Function.identity()));
    }
}
