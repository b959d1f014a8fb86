package fy.catalog;

import fy.shared.FySettings;
import fy.shared.Jdbc;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is for sale, as customers look at it: products with their SKUs, newest first. */
@ApplicationScoped
public class Works {

    private static final String FOR_SALE = "where s.published and s.product_id in (\n";

    private static final String EVERYTHING = "select p.product_id from products p";

    /** Looked up one by one: what is read does not grow with how much does not have the words. */
    private static final String ONE_BY_ONE = """
            ) f cross join lateral (select * from products where product_id = f.product_id offset 0) p
            """;

    private static final String HAS_WORD = """
            (select product_id from products
             where to_tsvector('simple', plain_text(name || ' ' || description)) @@ to_tsquery('simple', ?)
             union select product_id from skus
             where to_tsvector('simple', plain_text(variant || ' ' || sku)) @@ to_tsquery('simple', ?)
             union select o.product_id from brands m cross join lateral (
                 select product_id from products where brand_id = m.brand_id offset 0) o
             where to_tsvector('simple', plain_text(m.name)) @@ to_tsquery('simple', ?))
            """;

    private static final String ON_SHOW = """
             join brands b using (brand_id)
            where p.published and b.status = 'approved'
            and (select true from skus k where k.product_id = p.product_id and k.published limit 1)
            """;

    private static final String AFTER = """
            and (p.created_at, p.product_id) < (select created_at, product_id from products where product_id = ?)
            """;

    private static final String NEWEST = """
                order by p.created_at desc, p.product_id desc limit ?)
            order by p.created_at desc, p.product_id desc, s.price, s.sku
            """;

    private final Jdbc jdbc;
    private final FySettings settings;

    @Inject
    Works(Jdbc jdbc, FySettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * Some works, and where the list goes on.
     *
     * @param next the {@code after} of the next page; null when this is the last
     */
    public record Page(List<Work> works, @Nullable UUID next) {}

    /**
     * One page of the catalogue in one statement.
     *
     * @param search words that all must begin some word of a work, its variants or its brand; accents and case do not matter
     * @param brandSlug only this brand's works; null for all
     * @param after the last page's {@code next}; null for the first page
     */
    public Page page(SearchWords search, @Nullable String brandSlug, @Nullable UUID after, int limit) {
        if (search.matchNothing()) {
            return new Page(List.of(), null);
        }
        var words = search.prefixes();
        var parameters = new ArrayList<@Nullable Object>();
        words.forEach(word -> parameters.addAll(List.of(word, word, word)));
        var found = String.join(" intersect ", Collections.nCopies(words.size(), HAS_WORD));
        var sql = new StringBuilder(CatalogSku.SELECT)
                .append(FOR_SALE)
                .append(words.isEmpty() ? EVERYTHING : "select p.product_id from (" + found + ONE_BY_ONE)
                .append(ON_SHOW);
        if (brandSlug != null) {
            sql.append("and p.brand_id = (select brand_id from brands where slug = ?)\n");
            parameters.add(brandSlug);
        }
        if (after != null) {
            sql.append(AFTER);
            parameters.add(after);
        }
        sql.append(NEWEST);
        parameters.add(limit + 1);
        return paged(works(sql.toString(), parameters.toArray()), limit);
    }

    /** The work that a SKU for sale belongs to, with its other SKUs for sale. */
    public Optional<Work> ofSku(Sku sku) {
        return works(CatalogSku.SELECT + """
                where s.published and p.published and b.status = 'approved'
                and s.product_id = (select product_id from skus where sku = ? and published)
                order by s.price, s.sku
                """, sku).stream().findFirst();
    }

    /** What its brand says about a work; empty when it says nothing. */
    public String description(UUID productId) {
        return jdbc.first("select description from products where product_id = ?", row -> row.getString(1), productId)
                .orElse("");
    }

    private List<Work> works(String sql, @Nullable Object... parameters) {
        var byProduct = new LinkedHashMap<UUID, List<CatalogSku>>();
        jdbc.list(sql, row -> CatalogSku.of(row, settings.currency()), parameters)
                .forEach(sku -> byProduct
                        .computeIfAbsent(sku.productId(), id -> new ArrayList<>())
                        .add(sku));
        return byProduct.values().stream().map(Work::new).toList();
    }

    private static Page paged(List<Work> found, int limit) {
        return found.size() <= limit
                ? new Page(found, null)
                : new Page(found.subList(0, limit), found.get(limit - 1).productId());
    }
}
