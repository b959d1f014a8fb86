package fy.orders;

import fy.orders.Outcome.LineShortfall;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.Sku;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The lines of one brand's part of an order, locked in id order, and their units as they are under that lock. */
final class LockedLines {

    record Line(long lineId, Sku sku, FyId customer, LineUnits units) {}

    private final Map<Long, Line> lines;

    private LockedLines(Map<Long, Line> lines) {
        this.lines = lines;
    }

    /** @param customer null when the brand asks; else the order must be the customer's */
    static Optional<LockedLines> lock(Connection connection, long orderId, BrandId brandId, @Nullable FyId customer)
            throws SQLException {
        try (var statement = connection.prepareStatement("""
                select 1 from order_lines where order_id = ? and brand_id = ? and (?::uuid is null or fy_id = ?)
                order by line_id for no key update
                """)) {
            var owner = customer == null ? null : customer.value();
            statement.setLong(1, orderId);
            statement.setObject(2, brandId.value());
            statement.setObject(3, owner);
            statement.setObject(4, owner);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new LockedLines(read(connection, orderId, brandId)));
    }

    /** A statement of its own: only what is read after the lock is what the lock protects. */
    private static Map<Long, Line> read(Connection connection, long orderId, BrandId brandId) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select l.line_id, l.sku, l.fy_id, l.ordered, l.open, l.shipped, l.cancelled,
                       coalesce((select sum(rl.requested) from return_lines rl join returns r using (return_id)
                                 where rl.line_id = l.line_id and r.declined_at is null), 0)
                from order_lines l where l.order_id = ? and l.brand_id = ? order by l.line_id
                """)) {
            statement.setLong(1, orderId);
            statement.setObject(2, brandId.value());
            var lines = new LinkedHashMap<Long, Line>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var units = new LineUnits(
                            rows.getInt(4), rows.getInt(5), rows.getInt(6), rows.getInt(7), rows.getInt(8));
                    var customer = new FyId(rows.getObject(3, UUID.class));
                    lines.put(rows.getLong(1), new Line(rows.getLong(1), new Sku(rows.getString(2)), customer, units));
                }
            }
            return lines;
        }
    }

    Line get(long lineId) {
        var line = lines.get(lineId);
        if (line == null) {
            throw new IllegalArgumentException("no line " + lineId);
        }
        return line;
    }

    Optional<Line> of(Sku sku) {
        return lines.values().stream().filter(line -> line.sku().equals(sku)).findFirst();
    }

    int sum(ToIntFunction<LineUnits> units) {
        return lines.values().stream()
                .mapToInt(line -> units.applyAsInt(line.units()))
                .sum();
    }

    /** Everything that is open. */
    List<LineQuantity> open() {
        return lines.values().stream()
                .filter(line -> line.units().open() > 0)
                .map(line -> new LineQuantity(line.lineId(), line.units().open()))
                .toList();
    }

    /**
     * The wanted lines that go beyond what there is.
     *
     * @throws InvalidInput a line that this part of the order does not have
     */
    List<LineShortfall> beyond(List<LineQuantity> wanted, ToIntFunction<LineUnits> had) {
        var beyond = new ArrayList<LineShortfall>();
        for (int i = 0; i < wanted.size(); i++) {
            var want = wanted.get(i);
            var line = lines.get(want.lineId());
            if (line == null) {
                throw new InvalidInput("lines[" + i + "].lineId", "This order has no such line.");
            }
            int there = had.applyAsInt(line.units());
            if (want.quantity() > there) {
                beyond.add(new LineShortfall(line.lineId(), line.sku().code(), want.quantity(), there));
            }
        }
        return beyond;
    }
}
