package fy.orders;

import fy.shared.BrandId;
import fy.shared.Jdbc;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads returns with their lines. */
@ApplicationScoped
class ReturnRows {

    private static final String SELECT = """
            select r.brand_id, r.return_id, r.order_id, r.reason, r.requested_at, r.approved_at, r.declined_at,
                   r.received_at, r.decline_reason, rl.return_line_id, rl.line_id, rl.sku, l.product_name, l.variant,
                   rl.requested, rl.received, rl.fit, rl.discarded, rl.held, rl.put_on_sale
            from returns r join return_lines rl using (return_id) join order_lines l using (line_id)
            """;

    private final Jdbc jdbc;

    @Inject
    ReturnRows(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** A return and whose goods come back. */
    record Row(BrandId brandId, OrderReturn toReturn) {}

    List<Row> ofOrder(long orderId, @Nullable BrandId only) {
        return read("where r.order_id = ? and (?::uuid is null or r.brand_id = ?)", false, orderId, only, only);
    }

    /**
     * Newest first.
     *
     * @param ids of returns, all of this brand
     */
    List<OrderReturn> ofBrand(BrandId brandId, List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : read("where r.brand_id = ? and r.return_id = any (?)", true, brandId, ids).stream()
                        .map(Row::toReturn)
                        .toList();
    }

    private List<Row> read(String where, boolean newestFirst, @Nullable Object... arguments) {
        var order = " order by r.return_id " + (newestFirst ? "desc" : "") + ", rl.return_line_id";
        var found = new LinkedHashMap<Long, Row>();
        for (var one : jdbc.list(SELECT + where + order, ReturnRows::row, arguments)) {
            var known = found.putIfAbsent(one.toReturn().returnId(), one);
            if (known != null) {
                known.toReturn().lines().addAll(one.toReturn().lines());
            }
        }
        return List.copyOf(found.values());
    }

    /** One line of one return; its lines are gathered afterwards. */
    private static Row row(ResultSet row) throws SQLException {
        var lines = new ArrayList<OrderReturn.Line>();
        lines.add(line(row));
        return new Row(
                new BrandId(row.getObject(1, UUID.class)),
                new OrderReturn(
                        row.getLong(2),
                        row.getLong(3),
                        row.getString(4),
                        at(row, 5),
                        Parts.instant(row, 6),
                        Parts.instant(row, 7),
                        Parts.instant(row, 8),
                        row.getString(9),
                        lines));
    }

    private static OrderReturn.Line line(ResultSet row) throws SQLException {
        return new OrderReturn.Line(
                row.getLong(10),
                row.getLong(11),
                new Sku(row.getString(12)),
                row.getString(13),
                row.getString(14),
                row.getInt(15),
                row.getInt(16),
                row.getInt(17),
                row.getInt(18),
                row.getInt(19),
                row.getInt(20));
    }

    private static Instant at(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
