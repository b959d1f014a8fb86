package fy.inventory;

import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.Jdbc;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The movements that explain a figure, from the ledger. Every question is asked for a brand: another brand's SKU has no
 * movements.
 */
@ApplicationScoped
public class Movements {

    /**
     * From the first movement of a stretch to its last, and on to the next stretch that has one: what is read does not grow
     * with how often the SKU moved.
     */
    private static final String STRETCHES = """
            with recursive asked as (
                select ?::timestamptz as since, ?::timestamptz as until, ?::float8 as width, ? collate "C" as sku, ?::uuid as brand_id),
            stretch (ends, occurred_at, quantity) as (
                select since, null::timestamptz, null::bigint from asked
                union all
                select s.ends, e.occurred_at, e.quantity
                from asked a cross join stretch p
                cross join lateral (
                    select occurred_at from inventory_events
                    where sku = a.sku and brand_id = a.brand_id and occurred_at > p.ends and occurred_at <= a.until
                    order by occurred_at limit 1) f
                cross join lateral (
                    select least(a.until, greatest(f.occurred_at, a.since + make_interval(secs => a.width *
                        (floor(extract(epoch from f.occurred_at - a.since)::float8 / a.width) + 1)))) as ends) s
                cross join lateral (
                    select occurred_at, quantity from inventory_events
                    where sku = a.sku and brand_id = a.brand_id and occurred_at <= s.ends
                    order by occurred_at desc limit 1) e)
            select occurred_at, quantity from stretch where occurred_at is not null order by occurred_at
            """;

    private final Jdbc jdbc;
    private final UnderWay underWay;

    @Inject
    Movements(Jdbc jdbc, UnderWay underWay) {
        this.jdbc = jdbc;
        this.underWay = underWay;
    }

    /**
     * The stock of a SKU as of an instant.
     *
     * @param seq of the last event up to then; 0 when there was none
     */
    public record AsOf(Sku sku, long quantity, long seq, Instant at) {}

    /** What a SKU's stock was at two instants. */
    public record Comparison(Sku sku, long before, long after) {

        public long difference() {
            return after - before;
        }
    }

    /** A point of a chart: the quantity from this instant on. */
    public record Point(Instant at, long quantity) {}

    /**
     * A SKU's movements, newest first.
     *
     * @param beforeSeq where the page before ended; null for the newest
     */
    public List<Movement> ofSku(BrandId brand, Sku sku, @Nullable Long beforeSeq, int limit) {
        return jdbc.list(
                MovementRow.SELECT + "where e.brand_id = ? and e.sku = ? and e.seq < ? order by e.seq desc limit ?",
                MovementRow::read,
                brand,
                sku,
                beforeSeq == null ? Long.MAX_VALUE : beforeSeq,
                limit);
    }

    /**
     * Ids of what was decided together and can still be undone.
     *
     * @param except codes of SKUs to leave out
     * @param act id of the act that is to undo them: what it undid already is among them, so that it can be sent again
     */
    public List<UUID> undoable(BrandId brand, UUID decisionId, Collection<String> except, FyId actor, String act) {
        return jdbc.list(
                "select e.event_id" + MovementRow.UNDOABLE_OR_BY + "and e.sku <> all (?) order by e.sku, e.seq",
                row -> row.getObject(1, UUID.class),
                brand,
                decisionId,
                actor,
                act,
                except);
    }

    /** How many those are. */
    public int countUndoable(BrandId brand, UUID decisionId) {
        return jdbc.first("select count(*)" + MovementRow.UNDOABLE, row -> row.getInt(1), brand, decisionId)
                .orElseThrow();
    }

    /**
     * The brand's movements in the order they were published.
     *
     * @param after the position to continue after; 0 from the beginning. It stays valid for ever.
     */
    public List<Movement> feed(BrandId brand, long after, int limit) {
        return jdbc.list(
                MovementRow.SELECT
                        + "where o.brand_id = ? and o.position > ? and o.stream = 1 order by o.position limit ?",
                MovementRow::read,
                brand,
                after,
                limit);
    }

    /** The same as of now, which is what the database's clock says. */
    public AsOf quantityNow(BrandId brand, Sku sku) {
        Instant now = jdbc.first("select clock_timestamp()", row -> row.getObject(1, OffsetDateTime.class)
                        .toInstant())
                .orElseThrow();
        return quantityAsOf(brand, sku, now);
    }

    /**
     * The stock of a SKU as of an instant: the answer never changes later.
     *
     * @throws InvalidInput the instant is in the future
     */
    public AsOf quantityAsOf(BrandId brand, Sku sku, Instant at) {
        requirePast(at);
        underWay.settle(brand, List.of(sku), at);
        return jdbc.first("""
                        select quantity, seq from inventory_events
                        where sku = ? and occurred_at <= ? and brand_id = ?
                        order by occurred_at desc limit 1
                        """, row -> new AsOf(sku, row.getLong(1), row.getLong(2), at), sku, at, brand)
                .orElse(new AsOf(sku, 0, 0, at));
    }

    /**
     * The brand's SKUs whose stock differs between two instants, in code order.
     *
     * @param after the last SKU of the page before; null for the first page
     * @throws InvalidInput an instant is in the future, or they are the wrong way round
     */
    public List<Comparison> compare(BrandId brand, Instant from, Instant to, @Nullable Sku after, int limit) {
        if (to.isBefore(from)) {
            throw new InvalidInput("to", "must not be before the first instant");
        }
        requirePast(to);
        underWay.settle(brand, to);
        return jdbc.list(
                """
                select k.sku, coalesce(a.quantity, 0), coalesce(b.quantity, 0)
                from skus k
                left join lateral (select quantity, seq from inventory_events e where e.sku = k.sku
                                   and e.occurred_at <= ? order by e.occurred_at desc limit 1) a on true
                left join lateral (select quantity, seq from inventory_events e where e.sku = k.sku
                                   and e.occurred_at <= ? order by e.occurred_at desc limit 1) b on true
                where k.brand_id = ? and k.sku > ? and a.quantity is distinct from b.quantity
                  and coalesce(a.quantity, 0) <> coalesce(b.quantity, 0)
                order by k.sku limit ?
                """,
                row -> new Comparison(new Sku(row.getString(1)), row.getLong(2), row.getLong(3)),
                from,
                to,
                brand,
                after == null ? "" : after,
                limit);
    }

    /**
     * A SKU's stock between two instants for a chart: where it stood at {@code from}, then its last value in each of at
     * most {@code points} equal stretches in which it moved.
     */
    public List<Point> series(BrandId brand, Sku sku, Instant from, Instant to, int points) {
        var series = new ArrayList<Point>();
        jdbc.first("""
                select quantity from inventory_events where sku = ? and occurred_at <= ? and brand_id = ?
                order by occurred_at desc limit 1
                """, row -> row.getLong(1), sku, from, brand)
                .ifPresent(quantity -> series.add(new Point(from, quantity)));
        double width = Math.max(Duration.between(from, to).toNanos() / 1e9 / points, 0.000_001);
        series.addAll(jdbc.list(
                STRETCHES,
                row -> new Point(row.getObject(1, OffsetDateTime.class).toInstant(), row.getLong(2)),
                from,
                to,
                width,
                sku,
                brand));
        return series;
    }

    private void requirePast(Instant at) {
        if (underWay.age(at) < 0) {
            throw new InvalidInput("asOf", "must not be in the future");
        }
    }
}
