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
import java.util.List;

/** What customers wanted and the shop could not give: refused orders, per SKU and hour. A lower bound of demand. */
@ApplicationScoped
public class UnmetDemand {

    private final Jdbc jdbc;

    @Inject
    UnmetDemand(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param hour its beginning
     * @param refusals orders refused for want of this SKU
     * @param customers distinct customers among them
     * @param missing units wanted beyond what there was
     */
    public record Hour(Sku sku, Instant hour, long refusals, long customers, long missing) {}

    /** Totals of one SKU, largest first. */
    public record Total(Sku sku, long refusals, long customers, long missing, Instant last) {}

    /** Per hour, newest first, at most 500 rows. */
    public List<Hour> perHour(BrandId brandId, Sku sku, Instant from, Instant to) {
        return jdbc.list("""
                select sku, date_trunc('hour', at, 'UTC') as hour, count(*), count(distinct fy_id), sum(wanted - had)
                from unmet_demand
                where brand_id = ? and sku = ? and at >= ? and at < ?
                group by sku, hour order by hour desc limit 500
                """, UnmetDemand::hour, brandId, sku, from, to);
    }

    /** Per SKU, most missed first, at most 100 rows. */
    public List<Total> perSku(BrandId brandId, Instant from, Instant to) {
        return jdbc.list("""
                select sku, count(*), count(distinct fy_id), sum(wanted - had) as missing, max(at)
                from unmet_demand
                where brand_id = ? and at >= ? and at < ?
                group by sku order by missing desc, sku limit 100
                """, UnmetDemand::total, brandId, from, to);
    }

    private static Hour hour(ResultSet row) throws SQLException {
        return new Hour(
                new Sku(row.getString(1)),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5));
    }

    private static Total total(ResultSet row) throws SQLException {
        return new Total(
                new Sku(row.getString(1)),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }
}
