package fy.inventory;

import fy.catalog.LikePattern;
import fy.shared.BrandId;
import fy.shared.Jdbc;
import fy.shared.Sku;
import fy.shared.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A brand's SKUs with their live stock, in the order of their codes. One statement a page. */
@ApplicationScoped
public class StockList {

    private static final String FOUND = """
            and p.name || ' ' || k.variant || ' ' || k.sku || ' ' || k.own_code ilike ?
            """;

    private final Jdbc jdbc;

    @Inject
    StockList(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Which SKUs to list. */
    public enum Filter {
        ALL("true"),
        LOW("coalesce(l.quantity, 0) between 1 and k.low_stock_threshold"),
        OUT("coalesce(l.quantity, 0) = 0"),
        UNPUBLISHED("not (k.published and p.published)");

        private final String condition;

        Filter(String condition) {
            this.condition = condition;
        }
    }

    /**
     * A SKU and its stock.
     *
     * @param price minor units
     * @param movedAt its last movement; null when it never moved
     * @param published for sale
     */
    public record Row(
            Sku sku,
            String ownCode,
            UUID productId,
            String productName,
            String variant,
            @Nullable UUID pictureId,
            long price,
            int threshold,
            boolean published,
            long quantity,
            long seq,
            boolean held,
            @Nullable Instant movedAt) {}

    /**
     * One page of the brand's SKUs.
     *
     * @param search words in the name, variant or code; blank for everything
     * @param after the last SKU of the page before; null for the first page
     */
    public List<Row> list(BrandId brand, Filter filter, String search, @Nullable Sku after, int limit) {
        boolean searching = !Texts.line(search).isEmpty();
        String last = after == null ? "" : after.code();
        var arguments = new ArrayList<Object>(List.of(last, brand, last));
        if (searching) {
            arguments.add(LikePattern.anywhere(search));
        }
        arguments.add(limit);
        return jdbc.list("""
                select k.sku, k.own_code, k.product_id, p.name, k.variant, p.picture_id, k.price, k.low_stock_threshold,
                       k.published and p.published as published, coalesce(l.quantity, 0) as quantity,
                       coalesce(l.seq, 0) as seq, coalesce(l.held, false) as held, l.occurred_at
                from skus k cross join lateral (
                    select name, picture_id, published from products where product_id = k.product_id offset 0) p
                left join stock_level l on l.sku = k.sku and l.sku > ? collate "C" and l.brand_id = k.brand_id
                    and l.generation = (select generation from projection)
                where k.brand_id = ? and k.sku > ? collate "C" and (%s) %s order by k.sku limit ?
                """.formatted(filter.condition, searching ? FOUND : ""), StockList::read, arguments.toArray());
    }

    private static Row read(ResultSet row) throws SQLException {
        OffsetDateTime moved = row.getObject("occurred_at", OffsetDateTime.class);
        return new Row(
                new Sku(row.getString("sku")),
                row.getString("own_code"),
                row.getObject("product_id", UUID.class),
                row.getString("name"),
                row.getString("variant"),
                row.getObject("picture_id", UUID.class),
                row.getLong("price"),
                row.getInt("low_stock_threshold"),
                row.getBoolean("published"),
                row.getLong("quantity"),
                row.getLong("seq"),
                row.getBoolean("held"),
                moved == null ? null : moved.toInstant());
    }
}
