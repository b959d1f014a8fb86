package fy.eventstore;

import fy.events.InventoryEvent;
import fy.events.OrderEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * What a topic must be like.
 *
 * @param settings of the topic itself, all of them checked
 */
record TopicPlan(String name, int partitions, Map<String, String> settings) {

    /** Events and snapshots: as many partitions, so that one partitioner places a SKU alike in both. */
    static final int PARTITIONS = 12;

    private static final Map<String, String> FOR_EVER =
            Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
    private static final Map<String, String> LAST_PER_KEY = Map.of("cleanup.policy", "compact");

    static final List<TopicPlan> EVENTS = List.of(
            new TopicPlan(InventoryEvent.TOPIC, PARTITIONS, FOR_EVER),
            new TopicPlan(OrderEvent.TOPIC, PARTITIONS, FOR_EVER));
    static final TopicPlan SNAPSHOTS = new TopicPlan(Topics.SNAPSHOTS, PARTITIONS, LAST_PER_KEY);
    static final List<TopicPlan> ALL =
            List.of(EVENTS.get(0), EVENTS.get(1), SNAPSHOTS, new TopicPlan(Topics.DEAD_LETTERS, 1, FOR_EVER));

    NewTopic created(OptionalInt replication) {
        var copies = replication.isPresent() ? Optional.of((short) replication.getAsInt()) : Optional.<Short>empty();
        return new NewTopic(name, Optional.of(partitions), copies).configs(settings);
    }

    /** What is otherwise, in words; empty when nothing is. */
    List<String> otherwise(int actualPartitions, Map<String, String> actual) {
        var found = new ArrayList<String>();
        if (actualPartitions != partitions) {
            found.add("has " + actualPartitions + " partitions, must have " + partitions);
        }
        settings.forEach((setting, must) -> {
            var is = actual.getOrDefault(setting, "missing");
            if (!must.equals(is)) {
                found.add(setting + " is " + is + ", must be " + must);
            }
        });
        return found.stream().sorted().toList();
    }
}
