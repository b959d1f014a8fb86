package fy.catalog;

import fy.shared.BrandId;
import fy.shared.InvalidInput;
import fy.shared.Jdbc;
import fy.shared.Sku;
import fy.shared.StaleVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creating and editing SKUs of a brand. */
@ApplicationScoped
public class SkuEdits {

    private static final String CODE_IN_USE = "You already use this code for another SKU.";
    private static final String CODE_FIXED =
            "The code is fixed: there are movements or baskets with it. Create a new SKU for a new code.";

    private final Jdbc jdbc;
    private final Products products;
    private final Skus skus;

    @Inject
    public SkuEdits(Jdbc jdbc, Products products, Skus skus) {
        this.jdbc = jdbc;
        this.products = products;
        this.skus = skus;
    }

    /**
     * Creates a SKU. Its code becomes the SKU; if another brand has that already, the brand's slug goes in front.
     *
     * @throws InvalidInput every field at fault; {@code product} when the brand has no such product
     */
    @Transactional
    public CatalogSku create(BrandId brand, UUID productId, SkuDraft draft) {
        draft.check();
        if (products.find(brand, productId).isEmpty()) {
            throw new InvalidInput("product", "There is no such product.");
        }
        if (skus.ofBrand(brand).resolve(draft.ownCode()).isPresent()) {
            throw new InvalidInput("code", CODE_IN_USE);
        }
        var sku = insert(brand, productId, new Sku(draft.ownCode()), draft)
                .or(() -> insert(brand, productId, slugInFront(brand, draft.ownCode()), draft))
                .orElseThrow(() -> new InvalidInput("code", "This code is taken. Please choose another one."));
        return skus.ofBrand(brand).find(sku).orElseThrow();
    }

    /**
     * Replaces what a SKU says.
     *
     * @param version the one the editor saw
     * @return the SKU, under its new code where that changed; empty when the brand has no such SKU
     * @throws InvalidInput every field at fault; {@code code} when it is fixed or taken
     * @throws StaleVersion somebody else edited it
     */
    @Transactional
    public Optional<CatalogSku> edit(BrandId brand, Sku sku, int version, SkuDraft draft) {
        draft.check();
        var before = skus.ofBrand(brand).find(sku).orElse(null);
        if (before == null) {
            return Optional.empty();
        }
        var code = draft.ownCode().equals(before.ownCode()) ? sku : newCode(brand, before, draft.ownCode());
        if (update(brand, before, code, version, draft) == 0) {
            throw new StaleVersion();
        }
        return skus.ofBrand(brand).find(code);
    }

    private Optional<Sku> insert(BrandId brand, UUID productId, @Nullable Sku sku, SkuDraft draft) {
        if (sku == null) {
            return Optional.empty();
        }
        int written = jdbc.update(
                """
                insert into skus (sku, brand_id, product_id, own_code, variant, price, low_stock_threshold,
                                  max_per_customer, published)
                select ?, p.brand_id, p.product_id, ?, ?, ?, ?, ?, ? from products p
                where p.brand_id = ? and p.product_id = ?
                on conflict do nothing
                """,
                sku,
                draft.ownCode(),
                draft.variant(),
                draft.price(),
                draft.lowStockThreshold(),
                draft.maxPerCustomer(),
                draft.offered(),
                brand,
                productId);
        return written == 1 ? Optional.of(sku) : Optional.empty();
    }

    private int update(BrandId brand, CatalogSku before, Sku code, int version, SkuDraft draft) {
        try {
            return jdbc.update(
                    """
                    update skus set sku = ?, own_code = ?, variant = ?, price = ?, low_stock_threshold = ?,
                           max_per_customer = ?, published = ?, version = version + 1
                    where brand_id = ? and sku = ? and version = ?
                    """,
                    code,
                    draft.ownCode(),
                    draft.variant(),
                    draft.price(),
                    draft.lowStockThreshold(),
                    draft.maxPerCustomer(),
                    draft.offered(),
                    brand,
                    before.sku(),
                    version);
        } catch (Jdbc.JdbcFailure e) {
            throw new InvalidInput("code", e.isDuplicate() ? CODE_IN_USE : CODE_FIXED);
        }
    }

    private Sku newCode(BrandId brand, CatalogSku before, String ownCode) {
        var other = skus.ofBrand(brand).resolve(ownCode);
        if (other.isPresent() && !other.get().sku().equals(before.sku())) {
            throw new InvalidInput("code", CODE_IN_USE);
        }
        var plain = new Sku(ownCode);
        if (plain.equals(before.sku()) || skus.find(plain).isEmpty()) {
            return plain;
        }
        var prefixed = slugInFront(brand, ownCode);
        if (prefixed == null) {
            throw new InvalidInput("code", "Another brand uses this code. Please choose a shorter one of your own.");
        }
        return prefixed;
    }

    /** Null when that would be longer than a code may be. */
    private @Nullable Sku slugInFront(BrandId brand, String ownCode) {
        String slug = jdbc.first("select slug from brands where brand_id = ?", row -> row.getString(1), brand)
                .orElseThrow();
        String code = slug + "-" + ownCode;
        return Sku.isValid(code) ? new Sku(code) : null;
    }
}
