package fy.inventory;

import fy.shared.AnyOf;
import fy.shared.BrandId;
import fy.shared.Jdbc;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Live stock, from the projection. */
@ApplicationScoped
public class StockLevels {

    private static final long FIRST_PAUSE_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 25;

    private static final String COLUMNS = """
            select k.sku, coalesce(l.quantity, 0), coalesce(l.seq, 0), l.occurred_at, coalesce(l.held, false)
            """;
    private static final String BY_SKU = """
            select l.sku, l.quantity, l.seq, l.occurred_at, l.held from stock_level l
            where l.generation = (select generation from projection) and l.sku\s""";
    private static final String LEVEL = """
            left join stock_level l
              on l.sku = k.sku and l.generation = (select generation from projection)
            """;
    private static final String OF_BRAND = COLUMNS + "from skus k\n" + LEVEL + """
            where k.brand_id = ? and k.sku > ? collate "C" and %s
            order by k.sku limit ?
            """;

    /** From so many SKUs on, counting them for every page is a good part of the page. */
    private static final long LARGE = 1_000;

    private static final long REMEMBERED_NANOS = 5_000_000_000L;

    private final Map<BrandId, Remembered> remembered = new ConcurrentHashMap<>();
    private final Jdbc jdbc;

    @Inject
    StockLevels(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** How many SKUs a brand has, and how many of them have run out or are low. */
    public record Counts(long skus, long out, long low) {}

    private record Remembered(Counts counts, long nanos) {}

    /** The level of a SKU; empty when it never moved. */
    public Optional<Level> find(Sku sku) {
        return Optional.ofNullable(find(List.of(sku)).get(sku));
    }

    /** The levels of these SKUs; those that never moved are left out. */
    public Map<Sku, Level> find(Collection<Sku> skus) {
        var found = new LinkedHashMap<Sku, Level>();
        if (skus.isEmpty()) {
            return found;
        }
        var any = AnyOf.of(skus);
        for (var level : jdbc.list(
                BY_SKU + any.sql(), StockLevels::level, any.arguments().toArray())) {
            found.put(level.sku(), level);
        }
        return found;
    }

    /** All SKUs of a brand in code order, also those that never moved. {@code after}: the last one of the page before. */
    public List<Level> ofBrand(BrandId brand, @Nullable Sku after, int limit) {
        return page("true", brand, after, limit);
    }

    /** The brand's SKUs that have run out, also those that never moved. */
    public List<Level> out(BrandId brand, @Nullable Sku after, int limit) {
        return page("coalesce(l.quantity, 0) = 0", brand, after, limit);
    }

    /** The brand's SKUs that have not run out but are at or below their low-stock threshold. */
    public List<Level> low(BrandId brand, @Nullable Sku after, int limit) {
        return page("l.quantity between 1 and k.low_stock_threshold", brand, after, limit);
    }

    /** Those of a large brand are remembered for some seconds. */
    public Counts counts(BrandId brand) {
        var known = remembered.get(brand);
        if (known != null && System.nanoTime() - known.nanos < REMEMBERED_NANOS) {
            return known.counts;
        }
        var counted = count(brand);
        if (counted.skus > LARGE) {
            remembered.put(brand, new Remembered(counted, System.nanoTime()));
        } else {
            remembered.remove(brand);
        }
        return counted;
    }

    private Counts count(BrandId brand) {
        var sql = """
                select count(*), count(*) filter (where coalesce(l.quantity, 0) = 0),
                       count(*) filter (where l.quantity between 1 and k.low_stock_threshold)
                from skus k
                """ + LEVEL + "where k.brand_id = ?";
        return jdbc.first(sql, row -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3)), brand)
                .orElseThrow();
    }

    /**
     * Waits until a SKU's level includes the event with that seq, but no longer than {@code max}.
     *
     * @return the level as it is then: with {@link Level#includes} the caller sees whether it came in time
     */
    public Level await(Sku sku, long minSeq, Duration max) {
        long deadline = System.nanoTime() + max.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            var level = find(sku).orElse(Level.none(sku));
            if (level.includes(minSeq) || System.nanoTime() >= deadline) {
                return level;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return level;
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private List<Level> page(String condition, BrandId brand, @Nullable Sku after, int limit) {
        return jdbc.list(OF_BRAND.formatted(condition), StockLevels::level, brand, after == null ? "" : after, limit);
    }

    private static Level level(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime occurredAt = row.getObject(4, OffsetDateTime.class);
        return new Level(
                new Sku(row.getString(1)),
                row.getLong(2),
                row.getLong(3),
                occurredAt == null ? Instant.EPOCH : occurredAt.toInstant(),
                row.getBoolean(5));
    }
}
