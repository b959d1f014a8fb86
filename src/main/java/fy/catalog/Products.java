package fy.catalog;

import fy.shared.BrandId;
import fy.shared.Ids;
import fy.shared.InvalidInput;
import fy.shared.Jdbc;
import fy.shared.StaleVersion;
import fy.shared.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A brand's products. Every method starts from the brand: another brand's products do not exist for it. */
@ApplicationScoped
public class Products {

    private static final String SELECT = """
            select product_id, brand_id, name, description, picture_id, published,
                   (select count(*) from skus s where s.product_id = p.product_id) as sku_count, created_at, version
            from products p
            """;

    private final Jdbc jdbc;
    private final Pictures pictures;
    private final Ids ids;

    @Inject
    public Products(Jdbc jdbc, Pictures pictures, Ids ids) {
        this.jdbc = jdbc;
        this.pictures = pictures;
        this.ids = ids;
    }

    public Optional<Product> find(BrandId brand, UUID productId) {
        return jdbc.first(SELECT + "where p.brand_id = ? and p.product_id = ?", Products::product, brand, productId);
    }

    /**
     * Newest first, those whose name has the searched words.
     *
     * @param after the last product of the page before; null for the first page
     */
    public List<Product> list(BrandId brand, @Nullable String search, @Nullable UUID after, int limit) {
        var sql = new StringBuilder(SELECT).append("where p.brand_id = ?");
        var arguments = new ArrayList<Object>(List.of(brand));
        if (!Texts.line(search).isEmpty()) {
            sql.append(" and p.name ilike ?");
            arguments.add(LikePattern.anywhere(search));
        }
        if (after != null) {
            sql.append("""
                     and (p.created_at, p.product_id) < (
                        select l.created_at, l.product_id from products l where l.product_id = ? and l.brand_id = ?)
                    """);
            arguments.add(after);
            arguments.add(brand);
        }
        sql.append(" order by p.created_at desc, p.product_id desc limit ?");
        arguments.add(limit);
        return jdbc.list(sql.toString(), Products::product, arguments.toArray());
    }

    /**
     * A new product of the brand.
     *
     * @throws InvalidInput every field at fault
     */
    @Transactional
    public Product create(BrandId brand, ProductDraft draft) {
        return create(brand, ids.next(), draft);
    }

    /**
     * Creates a product under an id chosen by the caller: the same id again changes nothing and answers what is there.
     *
     * @throws InvalidInput every field at fault
     */
    @Transactional
    public Product create(BrandId brand, UUID productId, ProductDraft draft) {
        check(brand, draft);
        jdbc.update("""
                insert into products (product_id, brand_id, name, description, picture_id, published)
                values (?, ?, ?, ?, ?, ?) on conflict (product_id) do nothing
                """, productId, brand, draft.name(), draft.description(), draft.pictureId(), draft.published());
        return find(brand, productId)
                .orElseThrow(() -> new InvalidInput("", "This form was used before. Please start anew."));
    }

    /**
     * Replaces what a product says.
     *
     * @param version the one the editor saw
     * @return empty when the brand has no such product
     * @throws InvalidInput every field at fault
     * @throws StaleVersion somebody else edited it
     */
    @Transactional
    public Optional<Product> edit(BrandId brand, UUID productId, int version, ProductDraft draft) {
        check(brand, draft);
        int written = jdbc.update(
                """
                update products set name = ?, description = ?, picture_id = ?, published = ?, updated_at = now(),
                       version = version + 1
                where brand_id = ? and product_id = ? and version = ?
                """,
                draft.name(),
                draft.description(),
                draft.pictureId(),
                draft.published(),
                brand,
                productId,
                version);
        var product = find(brand, productId);
        if (written == 0 && product.isPresent()) {
            throw new StaleVersion();
        }
        return product;
    }

    private void check(BrandId brand, ProductDraft draft) {
        draft.check();
        if (draft.pictureId() != null && !pictures.has(brand, draft.pictureId())) {
            throw new InvalidInput("picture", "There is no such picture.");
        }
    }

    private static Product product(ResultSet row) throws SQLException {
        return new Product(
                row.getObject("product_id", UUID.class),
                new BrandId(row.getObject("brand_id", UUID.class)),
                row.getString("name"),
                row.getString("description"),
                row.getObject("picture_id", UUID.class),
                row.getBoolean("published"),
                row.getInt("sku_count"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}
