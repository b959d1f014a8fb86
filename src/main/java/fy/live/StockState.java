package fy.live;

import fy.shared.BrandId;
import fy.shared.Jdbc;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What the projection says now about the SKUs a page shows. */
@ApplicationScoped
class StockState {

    /**
     * @param offered whether customers may see it
     * @param seq 0 where nothing has ever moved
     */
    record Level(Sku sku, BrandId brandId, boolean offered, int threshold, long quantity, long seq, boolean held) {}

    private final Jdbc jdbc;

    @Inject
    StockState(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that exist of the given SKUs. */
    List<Level> of(Collection<Sku> skus) {
        return skus.isEmpty() ? List.of() : jdbc.list("""
                select s.sku, s.brand_id, s.low_stock_threshold,
                    s.published and p.published and b.status = 'approved' as offered,
                    coalesce(l.quantity, 0) as quantity, coalesce(l.seq, 0) as seq, coalesce(l.held, false) as held
                from skus s join products p using (product_id) join brands b on b.brand_id = s.brand_id
                    left join stock_level l on l.sku = s.sku and l.generation = (select generation from projection)
                where s.sku = any (?)
                """, StockState::level, List.copyOf(skus));
    }

    private static Level level(ResultSet row) throws SQLException {
        return new Level(
                new Sku(row.getString("sku")),
                new BrandId(row.getObject("brand_id", UUID.class)),
                row.getBoolean("offered"),
                row.getInt("low_stock_threshold"),
                row.getLong("quantity"),
                row.getLong("seq"),
                row.getBoolean("held"));
    }
}
