package fy.inventory.monitor;

import fy.eventstore.PublishedTopics;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far each generation of the projection has read: the next offset by partition, for a topic as it was made. */
@ApplicationScoped
class Checkpoints {

    private final Jdbc jdbc;
    private final PublishedTopics topics;

    @Inject
    Checkpoints(Jdbc jdbc, PublishedTopics topics) {
        this.jdbc = jdbc;
        this.topics = topics;
    }

    /** The live generation. */
    int live() {
        return jdbc.first("select generation from projection", row -> row.getInt(1))
                .orElseThrow();
    }

    /** One that nothing stands in: each attempt of a rebuild fills its own. */
    int unused() {
        return jdbc.first("""
                        select greatest(
                            (select generation from projection),
                            (select max(generation) from stock_level),
                            (select max(generation) from parked_events),
                            (select max(generation) from monitor_checkpoints)) + 1
                        """, row -> row.getInt(1)).orElseThrow();
    }

    /** The live generation, which stays so until the open transaction ends. */
    int liveShared() {
        return jdbc.first("select generation from projection for share", row -> row.getInt(1))
                .orElseThrow();
    }

    /** The live generation; monitors wait until the open transaction ends. */
    int liveLocked() {
        return jdbc.first("select generation from projection for update", row -> row.getInt(1))
                .orElseThrow();
    }

    void swap(int generation) {
        jdbc.update("update projection set generation = ?", generation);
    }

    /** Id of the topic that events are published to; empty before the first relay. */
    Optional<String> topicId(String topic) {
        return topics.id(topic);
    }

    /** Next offsets by partition; a partition never read is left out. */
    Map<Integer, Long> of(int generation, String topicId) {
        return offsets(jdbc.list(
                "select partition, next_offset from monitor_checkpoints where generation = ? and topic_id = ?",
                row -> Map.entry(row.getInt(1), row.getLong(2)),
                generation,
                topicId));
    }

    /** Next offsets of these partitions, 0 where never read, locked in order until the open transaction ends. */
    Map<Integer, Long> lock(int generation, String topicId, Collection<Integer> partitions) {
        var sorted = partitions.stream().sorted().map(Long::valueOf).toList();
        var known = locked(generation, topicId, sorted);
        if (known.size() == sorted.size()) {
            return known;
        }
        jdbc.update("""
                insert into monitor_checkpoints (generation, topic_id, partition, next_offset)
                select ?, ?, p, 0 from unnest(?::bigint[]) as p on conflict do nothing
                """, generation, topicId, sorted);
        return locked(generation, topicId, sorted);
    }

    private Map<Integer, Long> locked(int generation, String topicId, List<Long> partitions) {
        return offsets(
                jdbc.list("""
                select partition, next_offset from monitor_checkpoints
                where generation = ? and topic_id = ? and partition = any (?::bigint[]) order by partition for update
                """, row -> Map.entry(row.getInt(1), row.getLong(2)), generation, topicId, partitions));
    }

    /** Moves forward, never back: who lost a partition cannot undo what its successor read. */
    void advance(int generation, String topicId, Map<Integer, Long> next) {
        List<Long> partitions = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        next.forEach((partition, offset) -> {
            partitions.add(Long.valueOf(partition));
            offsets.add(offset);
        });
        jdbc.update("""
                insert into monitor_checkpoints as c (generation, topic_id, partition, next_offset)
                select ?, ?, n.partition, n.next_offset
                from unnest(?::bigint[], ?::bigint[]) as n (partition, next_offset)
                on conflict (generation, topic_id, partition)
                do update set next_offset = greatest(c.next_offset, excluded.next_offset)
                """, generation, topicId, partitions, offsets);
    }

    private static Map<Integer, Long> offsets(List<Map.Entry<Integer, Long>> rows) {
        var offsets = new HashMap<Integer, Long>();
        rows.forEach(row -> offsets.put(row.getKey(), row.getValue()));
        return offsets;
    }
}
