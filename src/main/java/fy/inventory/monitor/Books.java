package fy.inventory.monitor;

import fy.events.InventoryEvent;
import fy.shared.BrandId;
import fy.shared.Jdbc;
import fy.shared.Sku;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a verification compares, as it stood at one instant. */
@ApplicationScoped
class Books {

    private final Checkpoints checkpoints;
    private final Jdbc jdbc;

    @Inject
    Books(Checkpoints checkpoints, Jdbc jdbc) {
        this.checkpoints = checkpoints;
        this.jdbc = jdbc;
    }

    /** A quantity and the seq it stands at. */
    record Standing(long seq, long quantity) {
        static final Standing NOTHING = new Standing(0, 0);

        @Override
        public String toString() {
            return quantity + " at seq " + seq;
        }
    }

    /**
     * @param topicId whose checkpoints these are
     * @param checkpoints next offset by partition, of the live projection
     * @param levels the live projection, by SKU code
     * @param stock the stock rows
     * @param heads the last event of each ledger
     * @param published the seq up to which each ledger is marked as published, where it is not so up to its head
     */
    record Cut(
            String topicId,
            Map<Integer, Long> checkpoints,
            Map<String, Standing> levels,
            Map<String, Standing> stock,
            Map<String, Standing> heads,
            Map<String, Long> published,
            Map<String, BrandId> brands) {

        /** Seq of the last event of a SKU that Kafka acknowledged; a SKU's events are published in order. */
        long publishedUpTo(String sku) {
            return published.getOrDefault(
                    sku, heads.getOrDefault(sku, Standing.NOTHING).seq());
        }

        Stream<String> skus() {
            return Stream.of(levels, stock, heads)
                    .flatMap(map -> map.keySet().stream())
                    .distinct()
                    .sorted();
        }
    }

    Cut cut() {
        return QuarkusTransaction.requiringNew().call(() -> {
            jdbc.update("set transaction isolation level repeatable read");
            int generation = checkpoints.live();
            var topicId = checkpoints.topicId(InventoryEvent.TOPIC).orElse("");
            var levels = standings("select sku, seq, quantity from stock_level where generation = ?", generation);
            var stock = standings("select sku, seq, quantity from stock where seq > ?", 0);
            var heads = standings("""
                    select s.sku, h.seq, h.quantity from stock s, lateral (
                        select seq, quantity from inventory_events e where e.sku = s.sku and e.seq > ?
                        order by seq desc limit 1) as h
                    """, 0);
            var brands = jdbc
                    .list(
                            "select sku, brand_id from stock",
                            row -> Map.entry(row.getString(1), new BrandId(row.getObject(2, UUID.class))))
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            return new Cut(topicId, checkpoints.of(generation, topicId), levels, stock, heads, published(), brands);
        });
    }

    private Map<String, Long> published() {
        return jdbc.list("""
                        select e.sku, min(e.seq) - 1 from outbox o join inventory_events e using (event_id)
                        where o.position is null and o.stream = 1 group by e.sku
                        """, row -> Map.entry(row.getString(1), row.getLong(2))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, Standing> standings(String sql, int parameter) {
        var standings = new HashMap<String, Standing>();
        jdbc.list(sql, row -> Map.entry(row.getString(1), new Standing(row.getLong(2), row.getLong(3))), parameter)
                .forEach(row -> standings.put(row.getKey(), row.getValue()));
        return standings;
    }

    /**
     * Where the last good verification ended.
     *
     * @param folds by SKU code
     */
    record Verified(Map<String, SkuFold> folds, Map<Integer, Long> checkpoints) {}

    /** Empty when there is none for this topic. */
    Optional<Verified> verified(String topicId) {
        var offsets = new HashMap<Integer, Long>();
        jdbc.list(
                        "select partition, next_offset from verified_checkpoints where topic_id = ?",
                        row -> Map.entry(row.getInt(1), row.getLong(2)),
                        topicId)
                .forEach(row -> offsets.put(row.getKey(), row.getValue()));
        if (offsets.isEmpty()) {
            return Optional.empty();
        }
        var folds = new HashMap<String, SkuFold>();
        jdbc.list(
                        "select sku, brand_id, seq, quantity from verified_stock where balanced",
                        row -> new SkuFold(
                                new Sku(row.getString(1)),
                                new BrandId(row.getObject(2, UUID.class)),
                                row.getLong(3),
                                row.getLong(4),
                                Instant.EPOCH))
                .forEach(fold -> folds.put(fold.sku().code(), fold));
        return Optional.of(new Verified(folds, offsets));
    }

    /**
     * Keeps what was found.
     *
     * @param differences by SKU code, empty text for a SKU whose books balance
     * @param good whether the next verification may continue from here
     */
    void keep(Cut cut, Map<String, String> differences, boolean good) {
        var skus = differences.keySet().stream().sorted().toList();
        QuarkusTransaction.requiringNew().run(() -> {
            jdbc.update(
                    """
                    insert into verified_stock (sku, brand_id, seq, quantity, balanced, difference, verified_at)
                    select n.sku, n.brand_id::uuid, n.seq, n.quantity, n.difference = '', nullif(n.difference, ''), now()
                    from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[])
                        as n (sku, brand_id, seq, quantity, difference)
                    on conflict (sku) do update set seq = excluded.seq, quantity = excluded.quantity,
                        balanced = excluded.balanced, difference = excluded.difference, verified_at = excluded.verified_at
                    """,
                    skus,
                    skus.stream()
                            .map(sku -> String.valueOf(cut.brands.get(sku)))
                            .toList(),
                    skus.stream()
                            .map(sku -> cut.levels.getOrDefault(sku, Standing.NOTHING).seq)
                            .toList(),
                    skus.stream()
                            .map(sku -> cut.levels.getOrDefault(sku, Standing.NOTHING).quantity)
                            .toList(),
                    skus.stream().map(sku -> differences.getOrDefault(sku, "")).toList());
            jdbc.update("delete from verified_brands");
            jdbc.update("""
                    insert into verified_brands (brand_id, balanced, verified_at, skus, difference)
                    select brand_id, bool_and(balanced), min(verified_at), count(*), min(difference) filter (where not balanced)
                    from verified_stock group by brand_id
                    """);
            jdbc.update("delete from verified_checkpoints");
            if (good) {
                cut.checkpoints.forEach((partition, offset) -> jdbc.update(
                        "insert into verified_checkpoints (topic_id, partition, next_offset) values (?, ?, ?)",
                        cut.topicId,
                        partition,
                        offset));
            }
        });
    }
}
