package fy.orders;

import fy.eventstore.SqlArrays;
import fy.shared.BrandId;
import fy.shared.Sku;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A return with its lines locked in id order, as it is under that lock. */
record LockedReturn(long returnId, long orderId, boolean approved, boolean declined, Map<Long, Line> lines) {

    record Line(long returnLineId, Sku sku, ReturnUnits units) {}

    Line line(long returnLineId) {
        var line = lines.get(returnLineId);
        if (line == null) {
            throw new IllegalArgumentException("no return line " + returnLineId);
        }
        return line;
    }

    static Optional<LockedReturn> lock(Connection connection, BrandId brandId, long returnId) throws SQLException {
        return first(locked(connection, """
                select rl.return_line_id from return_lines rl join returns r using (return_id)
                where r.brand_id = ? and r.return_id = ? order by rl.return_line_id for no key update of rl
                """, brandId.value(), returnId));
    }

    /** Only that one line of its return. */
    static Optional<LockedReturn> lockLine(Connection connection, BrandId brandId, long returnLineId)
            throws SQLException {
        return first(locked(connection, """
                select rl.return_line_id from return_lines rl join returns r using (return_id)
                where r.brand_id = ? and rl.return_line_id = ? for no key update of rl
                """, brandId.value(), returnLineId));
    }

    /** Those lines of an order line's returns whose units may still arrive, oldest first. */
    static List<LockedReturn> lockExpected(Connection connection, long lineId) throws SQLException {
        return locked(connection, """
                select return_line_id from return_lines where line_id = ? order by return_line_id for no key update
                """, lineId).stream()
                .filter(r -> !r.declined())
                .filter(r -> r.lines().values().stream()
                        .anyMatch(line -> line.units().expected() > 0))
                .toList();
    }

    private static Optional<LockedReturn> first(List<LockedReturn> found) {
        return found.stream().findFirst();
    }

    private static List<LockedReturn> locked(Connection connection, String sql, Object... arguments)
            throws SQLException {
        var ids = new ArrayList<Long>();
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        return read(connection, ids);
    }

    /** A statement of its own: only what is read after the lock is what the lock protects. */
    private static List<LockedReturn> read(Connection connection, List<Long> ids) throws SQLException {
        var returns = new LinkedHashMap<Long, LockedReturn>();
        if (ids.isEmpty()) {
            return List.of();
        }
        try (var statement = connection.prepareStatement("""
                select r.return_id, r.order_id, r.approved_at is not null, r.declined_at is not null,
                       rl.return_line_id, rl.sku, rl.requested, rl.fit, rl.discarded, rl.held, rl.put_on_sale
                from return_lines rl join returns r using (return_id)
                where rl.return_line_id = any (?) order by rl.return_line_id
                """)) {
            statement.setArray(1, SqlArrays.of(connection, "bigint", ids, id -> id));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var line = line(rows);
                    found(returns, rows).lines().put(line.returnLineId(), line);
                }
            }
        }
        return List.copyOf(returns.values());
    }

    private static LockedReturn found(Map<Long, LockedReturn> returns, ResultSet row) throws SQLException {
        @Nullable LockedReturn known = returns.get(row.getLong(1));
        if (known == null) {
            known = new LockedReturn(
                    row.getLong(1), row.getLong(2), row.getBoolean(3), row.getBoolean(4), new LinkedHashMap<>());
            returns.put(known.returnId(), known);
        }
        return known;
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong(5),
                new Sku(row.getString(6)),
                new ReturnUnits(row.getInt(7), row.getInt(8), row.getInt(9), row.getInt(10), row.getInt(11)));
    }
}
