package fy.inventory.monitor;

import fy.events.EventJson;
import fy.shared.Jdbc;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The events that came before those they follow. */
@ApplicationScoped
class Parking {

    private final Jdbc jdbc;

    @Inject
    Parking(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** What is parked of these SKUs, in seq order. */
    Map<String, List<Arrival>> of(int generation, Collection<Sku> skus) {
        var parked = new HashMap<String, List<Arrival>>();
        jdbc.list(
                        """
                        select event::text, topic_id, partition, record_offset from parked_events
                        where generation = ? and sku = any (?) order by sku, seq
                        """,
                        row -> new Arrival(
                                EventJson.inventory(row.getString(1).getBytes(StandardCharsets.UTF_8)),
                                row.getString(2),
                                row.getInt(3),
                                row.getLong(4)),
                        generation,
                        skus)
                .forEach(arrival -> parked.computeIfAbsent(arrival.event().sku().code(), sku -> new ArrayList<>())
                        .add(arrival));
        return parked;
    }

    /** Keeps what is parked now and forgets what was applied. */
    void keep(int generation, SkuFold fold) {
        jdbc.update(
                "delete from parked_events where generation = ? and sku = ? and seq <= ?",
                generation,
                fold.sku(),
                fold.seq());
        add(generation, fold.sku(), fold.parked());
    }

    /** Parks more of a SKU's events: one statement, and nothing of what is parked already is read. */
    void add(int generation, Sku sku, Collection<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return;
        }
        jdbc.update(
                """
                insert into parked_events (generation, sku, seq, event, topic_id, partition, record_offset)
                select ?, ?, n.seq, n.event::jsonb, n.topic_id, n.partition, n.record_offset
                from unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])
                    as n (seq, event, topic_id, partition, record_offset)
                on conflict do nothing
                """,
                generation,
                sku,
                arrivals.stream().map(arrival -> arrival.event().seq()).toList(),
                arrivals.stream()
                        .map(arrival -> EventJson.text(arrival.event()))
                        .toList(),
                arrivals.stream().map(Arrival::topicId).toList(),
                arrivals.stream().map(arrival -> (long) arrival.partition()).toList(),
                arrivals.stream().map(Arrival::offset).toList());
    }

    /** The first parked offset by partition. */
    Map<Integer, Long> first(int generation, String topicId) {
        var first = new HashMap<Integer, Long>();
        jdbc.list("""
                        select partition, min(record_offset) from parked_events
                        where generation = ? and topic_id = ? group by partition
                        """, row -> Map.entry(row.getInt(1), row.getLong(2)), generation, topicId)
                .forEach(row -> first.put(row.getKey(), row.getValue()));
        return first;
    }

    boolean empty(int generation) {
        return jdbc.first("select 1 from parked_events where generation = ? limit 1", row -> 1, generation)
                .isEmpty();
    }
}
