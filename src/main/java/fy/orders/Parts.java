package fy.orders;

import fy.shared.BrandId;
import fy.shared.Jdbc;
import fy.shared.Money;
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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads an order's parts: all of them for its customer, one for its brand. */
@ApplicationScoped
class Parts {

    private final Jdbc jdbc;
    private final ReturnRows returns;

    @Inject
    Parts(Jdbc jdbc, ReturnRows returns) {
        this.jdbc = jdbc;
        this.returns = returns;
    }

    private record Owned<T>(BrandId brandId, T value) {}

    private record ParcelRow(
            BrandId brandId, long parcelId, String carrier, String tracking, Instant at, Parcel.Line line) {}

    /**
     * By brand name. Only what the lines say there is is asked for: parcels and returns where something was shipped.
     *
     * @param only that brand's part, or null for every part
     */
    List<BrandPart> of(long orderId, String currency, @Nullable BrandId only) {
        var all = lines(orderId, currency, only);
        var lines = grouped(all);
        boolean shipped = all.stream().anyMatch(line -> line.value().shipped() > 0);
        boolean cancelled = all.stream().anyMatch(line -> line.value().cancelled() > 0);
        var parcels = grouped(shipped ? parcels(orderId, only) : List.<Owned<Parcel>>of());
        var cancellations = grouped(cancelled ? cancellations(orderId, only) : List.<Owned<Cancellation>>of());
        var backs = shipped ? returns.ofOrder(orderId, only) : List.<ReturnRows.Row>of();
        return jdbc.list(
                """
                select bo.brand_id, b.name, b.slug, bo.shipping_price, bo.accepted_at
                from brand_orders bo join brands b using (brand_id)
                where bo.order_id = ? and (?::uuid is null or bo.brand_id = ?) order by b.name, bo.brand_id
                """,
                row -> {
                    var brandId = brand(row, 1);
                    return new BrandPart(
                            brandId,
                            row.getString(2),
                            row.getString(3),
                            new Money(row.getLong(4), currency),
                            instant(row, 5),
                            lines.getOrDefault(brandId, List.of()),
                            parcels.getOrDefault(brandId, List.of()),
                            cancellations.getOrDefault(brandId, List.of()),
                            backs.stream()
                                    .filter(back -> back.brandId().equals(brandId))
                                    .map(ReturnRows.Row::toReturn)
                                    .toList());
                },
                orderId,
                only,
                only);
    }

    private List<Owned<OrderLine>> lines(long orderId, String currency, @Nullable BrandId only) {
        return jdbc.list("""
                select l.brand_id, l.line_id, l.sku, l.product_name, l.variant, l.unit_price, l.ordered, l.open,
                       l.shipped, l.cancelled,
                       l.shipped - coalesce((select sum(rl.requested) from return_lines rl join returns r using (return_id)
                                             where rl.line_id = l.line_id and r.declined_at is null), 0)
                from order_lines l where l.order_id = ? and (?::uuid is null or l.brand_id = ?) order by l.line_id
                """, row -> new Owned<>(brand(row, 1), line(row, currency)), orderId, only, only);
    }

    private static OrderLine line(ResultSet row, String currency) throws SQLException {
        return new OrderLine(
                row.getLong(2),
                new Sku(row.getString(3)),
                row.getString(4),
                row.getString(5),
                new Money(row.getLong(6), currency),
                row.getInt(7),
                row.getInt(8),
                row.getInt(9),
                row.getInt(10),
                row.getInt(11));
    }

    private List<Owned<Parcel>> parcels(long orderId, @Nullable BrandId only) {
        var rows = jdbc.list("""
                select p.brand_id, p.parcel_id, p.carrier, p.tracking_number, p.shipped_at, l.line_id, l.sku,
                       l.product_name, l.variant, pl.quantity
                from parcels p join parcel_lines pl using (parcel_id) join order_lines l using (line_id)
                where p.order_id = ? and (?::uuid is null or p.brand_id = ?) order by p.parcel_id, l.line_id
                """, Parts::parcelRow, orderId, only, only);
        var parcels = new LinkedHashMap<Long, Owned<Parcel>>();
        for (var row : rows) {
            parcels.computeIfAbsent(
                            row.parcelId(),
                            id -> new Owned<>(
                                    row.brandId(),
                                    new Parcel(id, row.carrier(), row.tracking(), row.at(), new ArrayList<>())))
                    .value()
                    .lines()
                    .add(row.line());
        }
        return List.copyOf(parcels.values());
    }

    private static ParcelRow parcelRow(ResultSet row) throws SQLException {
        var title = OrderLine.title(row.getString(8), row.getString(9));
        return new ParcelRow(
                brand(row, 1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                new Parcel.Line(row.getLong(6), new Sku(row.getString(7)), title, row.getInt(10)));
    }

    private List<Owned<Cancellation>> cancellations(long orderId, @Nullable BrandId only) {
        return jdbc.list("""
                select l.brand_id, l.line_id, l.sku, l.product_name, l.variant, c.quantity, c.reason, c.by_customer,
                       c.put_back, c.cancelled_at
                from cancellations c join order_lines l using (line_id)
                where l.order_id = ? and (?::uuid is null or l.brand_id = ?) order by c.cancelled_at, l.line_id
                """, row -> new Owned<>(brand(row, 1), cancellation(row)), orderId, only, only);
    }

    private static Cancellation cancellation(ResultSet row) throws SQLException {
        return new Cancellation(
                row.getLong(2),
                new Sku(row.getString(3)),
                OrderLine.title(row.getString(4), row.getString(5)),
                row.getInt(6),
                row.getString(7),
                row.getBoolean(8),
                row.getBoolean(9),
                row.getObject(10, OffsetDateTime.class).toInstant());
    }

    private static BrandId brand(ResultSet row, int column) throws SQLException {
        return new BrandId(row.getObject(column, UUID.class));
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static <T> Map<BrandId, List<T>> grouped(List<Owned<T>> owned) {
        var grouped = new LinkedHashMap<BrandId, List<T>>();
        owned.forEach(one ->
                grouped.computeIfAbsent(one.brandId(), id -> new ArrayList<>()).add(one.value()));
        return grouped;
    }
}
