package fy.inventory.monitor;

import fy.events.InventoryEvent;
import fy.events.UnreadableEvent;
import fy.eventstore.KafkaClients;
import fy.eventstore.TopicReader;
import java.util.HashMap;
import java.util.Map;

/** A fold of the topic in memory, by the monitor's rule, from anywhere to anywhere. */
final class KafkaFold implements AutoCloseable {

    private final TopicReader reader;
    private final String topicId;
    private final Map<String, SkuFold> folds;
    private final Map<Integer, Long> next;
    private long events;

    /**
     * @param folds where to begin, by SKU code
     * @param from where to read on, by partition; 0 where none is given
     */
    KafkaFold(
            KafkaClients clients, String purpose, String topicId, Map<String, SkuFold> folds, Map<Integer, Long> from) {
        this.reader = clients.topic(InventoryEvent.TOPIC, purpose);
        this.topicId = topicId;
        this.folds = folds;
        this.next = new HashMap<>(from);
    }

    /** Reads on up to these offsets. Unreadable records hold nothing. */
    void upTo(Map<Integer, Long> offsets) {
        reader.read(Map.copyOf(next), offsets, message -> {
            try {
                var arrival = Arrival.of(message, topicId);
                folds.computeIfAbsent(
                                arrival.event().sku().code(),
                                sku -> SkuFold.empty(
                                        arrival.event().sku(), arrival.event().brandId()))
                        .accept(arrival);
                events++;
            } catch (UnreadableEvent e) {
                // The monitor keeps these as dead letters; a fold passes over them as it does.
            }
        });
        offsets.forEach((partition, offset) -> next.merge(partition, offset, Math::max));
    }

    Map<Integer, Long> ends() {
        return reader.ends();
    }

    Map<String, SkuFold> folds() {
        return folds;
    }

    /** Next offset by partition. */
    Map<Integer, Long> next() {
        return Map.copyOf(next);
    }

    /** How many were read. */
    long events() {
        return events;
    }

    boolean anythingParked() {
        return folds.values().stream().anyMatch(SkuFold::held);
    }

    @Override
    public void close() {
        reader.close();
    }
}
