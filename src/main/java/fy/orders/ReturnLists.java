package fy.orders;

import fy.orders.Returns.Filter;
import fy.orders.Returns.Page;
import fy.orders.Returns.ToDo;
import fy.shared.BrandId;
import fy.shared.Jdbc;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a brand's returns. */
@ApplicationScoped
class ReturnLists {

    /** Not declined, and units of it may still arrive. */
    private static final String WAITING = """
            r.declined_at is null and exists (
                select 1 from return_lines x where x.return_id = r.return_id and x.received < x.requested)
            """;

    private static final String LIST = "select return_id from returns r where brand_id = ? and return_id < ? and ";

    /** Found by what may still arrive, however many returns there ever were. */
    private static final String LIST_WAITING = """
            select r.return_id
            from (select distinct return_id from return_lines
                  where brand_id = ? and return_id < ? and received < requested order by return_id desc) t
            cross join lateral (select return_id, declined_at from returns where return_id = t.return_id offset 0) r
            where r.declined_at is null
            """;

    private final Jdbc jdbc;
    private final ReturnRows rows;

    @Inject
    ReturnLists(Jdbc jdbc, ReturnRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    Page list(BrandId brandId, Filter filter, @Nullable Long after, int limit) {
        var list =
                switch (filter) {
                    case ALL -> LIST + "true";
                    case WAITING -> LIST_WAITING;
                    case DONE -> LIST + "not (" + WAITING + ")";
                };
        var ids = jdbc.list(
                list + " order by r.return_id desc limit ?",
                row -> row.getLong(1),
                brandId,
                after == null ? Long.MAX_VALUE : after,
                limit + 1);
        boolean more = ids.size() > limit;
        var page = more ? ids.subList(0, limit) : ids;
        return new Page(rows.ofBrand(brandId, page), more ? page.getLast() : null);
    }

    Optional<OrderReturn> find(BrandId brandId, long returnId) {
        return rows.ofBrand(brandId, List.of(returnId)).stream().findFirst();
    }

    List<ToDo> workList(BrandId brandId) {
        return jdbc.list("""
                select rl.return_line_id, r.return_id, r.order_id, rl.sku, l.product_name, l.variant,
                       rl.fit - rl.put_on_sale, rl.held, r.received_at
                from return_lines rl join returns r using (return_id) join order_lines l using (line_id)
                where rl.brand_id = ? and (rl.fit > rl.put_on_sale or rl.held > 0)
                order by rl.return_line_id limit 100
                """, ReturnLists::toDo, brandId);
    }

    /** The SKU of one of the brand's return lines. */
    Optional<Sku> sku(BrandId brandId, long returnLineId) {
        return jdbc.first("""
                select rl.sku from return_lines rl join returns r using (return_id)
                where r.brand_id = ? and rl.return_line_id = ?
                """, row -> new Sku(row.getString(1)), brandId, returnLineId);
    }

    private static ToDo toDo(ResultSet row) throws SQLException {
        return new ToDo(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                new Sku(row.getString(4)),
                OrderLine.title(row.getString(5), row.getString(6)),
                row.getInt(7),
                row.getInt(8),
                row.getObject(9, OffsetDateTime.class).toInstant());
    }
}
