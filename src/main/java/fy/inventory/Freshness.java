package fy.inventory;

import fy.shared.Jdbc;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Whether live figures are up to date: nothing decided longer ago than is tolerated is missing in them, whether it is not
 * published or not read yet.
 */
@ApplicationScoped
public class Freshness {

    /** From this age of the oldest missing event on, pages say <em>as of hh:mm:ss</em>. */
    public static final Duration TOLERATED = Duration.ofSeconds(5);

    private static final String MISSING = """
            left join stock_level l on l.sku = s.sku and l.generation = (select generation from projection)
            cross join lateral (
                select e.occurred_at, e.event_id from inventory_events e
                where e.sku = s.sku and e.seq = coalesce(l.seq, 0) + 1) as missing
            where s.seq > coalesce(l.seq, 0)
                and missing.occurred_at < clock_timestamp() - make_interval(secs => ?)
            """;

    private final Jdbc jdbc;

    @Inject
    Freshness(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Since when a SKU's live figure stands still; empty while it is up to date. Its events up to then are in the figure. */
    public Optional<Instant> asOf(Sku sku) {
        return before("select missing.occurred_at from stock s " + MISSING + " and s.sku = ?", sku);
    }

    /** Since when any of these figures stands still, but for those marked as held. */
    public Optional<Instant> asOf(Collection<Sku> skus) {
        return before(
                "select missing.occurred_at from stock s " + MISSING
                        + " and not coalesce(l.held, false) and s.sku = any(?) order by 1 limit 1",
                List.copyOf(skus));
    }

    /**
     * A movement that is published and not in the live figures.
     *
     * @param since when it was decided
     * @param age how long ago that is, by the database's clock
     */
    public record Unread(Instant since, Duration age) {}

    /** The oldest movement that is published and was not read, over all brands; held SKUs left out. */
    public Optional<Unread> unread() {
        return jdbc.first(
                "select missing.occurred_at, extract(epoch from clock_timestamp() - missing.occurred_at) * 1000 from stock s "
                        + MISSING + """
                    and not coalesce(l.held, false)
                    and exists (select 1 from outbox o where o.event_id = missing.event_id and o.position is not null)
                order by 1 limit 1
                """,
                row -> new Unread(
                        row.getObject(1, OffsetDateTime.class).toInstant(), Duration.ofMillis((long) row.getDouble(2))),
                0L);
    }

    private Optional<Instant> before(String sql, Object whose) {
        return instant(sql, TOLERATED.toSeconds(), whose).map(missing -> missing.minus(1, ChronoUnit.MICROS));
    }

    private Optional<Instant> instant(String sql, Object... arguments) {
        return jdbc.first(sql, row -> row.getObject(1, OffsetDateTime.class).toInstant(), arguments);
    }
}
