package fy.orders;

import fy.shared.BrandId;
import fy.shared.Jdbc;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was sold and at an instant neither shipped nor cancelled: it still lay on the shelf when that was counted. When
 * it was sold is what the movement says: the stock as of that instant counts by the same.
 */
@ApplicationScoped
public class SetAside {

    private final Jdbc jdbc;

    @Inject
    SetAside(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An order that units were set aside for.
     *
     * @param quantity units of this order that were set aside then
     */
    public record Row(long orderId, long quantity) {}

    /** By order, oldest first; their sum is the count's {@code setAside}. */
    public List<Row> at(BrandId brandId, Sku sku, Instant asOf) {
        return jdbc
                .list("""
                select l.order_id,
                       l.ordered
                         - coalesce((select sum(pl.quantity) from parcel_lines pl join parcels p using (parcel_id)
                                     where pl.line_id = l.line_id and p.shipped_at <= ?), 0)
                         - coalesce((select sum(c.quantity) from cancellations c
                                     where c.line_id = l.line_id and c.cancelled_at <= ?), 0) as quantity
                from order_lines l join inventory_events e on e.event_id = l.sale_event_id
                where l.brand_id = ? and l.sku = ? and e.occurred_at <= ?
                  and (l.open > 0
                       or exists (select 1 from parcel_lines pl join parcels p using (parcel_id)
                                  where pl.line_id = l.line_id and p.shipped_at > ?)
                       or exists (select 1 from cancellations c where c.line_id = l.line_id and c.cancelled_at > ?))
                order by l.order_id
                """, row -> new Row(row.getLong(1), row.getLong(2)), asOf, asOf, brandId, sku, asOf, asOf, asOf)
                .stream()
                .filter(row -> row.quantity() > 0)
                .toList();
    }

    /** The sums of {@link #at} for many SKUs, each at its own instant; SKUs with none are left out. One statement. */
    public Map<Sku, Long> totals(BrandId brandId, Map<Sku, Instant> instants) {
        var asked = List.copyOf(instants.entrySet());
        var skus = asked.stream().map(Map.Entry::getKey).toList();
        var ats = asked.stream().map(entry -> entry.getValue().toString()).toList();
        return jdbc.list("""
                select l.sku,
                       sum(l.ordered
                         - coalesce((select sum(pl.quantity) from parcel_lines pl join parcels p using (parcel_id)
                                     where pl.line_id = l.line_id and p.shipped_at <= c.at), 0)
                         - coalesce((select sum(x.quantity) from cancellations x
                                     where x.line_id = l.line_id and x.cancelled_at <= c.at), 0))
                from unnest(?::text[], ?::text[]::timestamptz[]) as c(sku, at)
                join order_lines l on l.sku = c.sku collate "C"
                join inventory_events e on e.event_id = l.sale_event_id
                where l.brand_id = ? and e.occurred_at <= c.at
                  and (l.open > 0
                       or exists (select 1 from parcel_lines pl join parcels p using (parcel_id)
                                  where pl.line_id = l.line_id and p.shipped_at > c.at)
                       or exists (select 1 from cancellations x where x.line_id = l.line_id and x.cancelled_at > c.at))
                group by l.sku
                """, row -> Map.entry(new Sku(row.getString(1)), row.getLong(2)), skus, ats, brandId).stream()
                .filter(entry -> entry.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
