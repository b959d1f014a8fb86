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

/**
 * What customers wanted and the shop could not give: refused orders, per SKU and hour. A lower bound of demand: who tries
 * again and again wants the same units still, so each customer counts once, with the most that was missing to them.
 */
@ApplicationScoped
public class UnmetDemand {

    private final Jdbc jdbc;

    @Inject
    UnmetDemand(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One hour of a SKU.
     *
     * @param hour its beginning
     * @param refusals orders refused for want of this SKU
     * @param customers distinct customers among them
     * @param missing units wanted beyond what there was, each customer's most in this hour
     */
    public record Hour(Sku sku, Instant hour, long refusals, long customers, long missing) {}

    /**
     * Totals of one SKU.
     *
     * @param missing units wanted beyond what there was, each customer's most in the whole time
     */
    public record Total(Sku sku, long refusals, long customers, long missing, Instant last) {}

    /** Per hour, newest first, at most 500 rows. */
    public List<Hour> perHour(BrandId brandId, Sku sku, Instant from, Instant to) {
        return jdbc.list("""
                select sku, hour, sum(refusals), count(*), sum(missing) from (
                    select sku, date_trunc('hour', at, 'UTC') as hour, count(*) as refusals, max(wanted - had) as missing
                    from unmet_demand
                    where brand_id = ? and sku = ? and at >= ? and at < ?
                    group by sku, hour, fy_id) as each
                group by sku, hour order by hour desc limit 500
                """, UnmetDemand::hour, brandId, sku, from, to);
    }

    /** Per SKU, most missed first, at most 100 rows. */
    public List<Total> perSku(BrandId brandId, Instant from, Instant to) {
        return jdbc.list("""
                select sku, sum(refusals), count(*), sum(missing) as missing, max(last) from (
                    select sku, count(*) as refusals, max(wanted - had) as missing, max(at) as last
                    from unmet_demand
                    where brand_id = ? and at >= ? and at < ?
                    group by sku, fy_id) as each
                group by sku order by 4 desc, sku limit 100
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
