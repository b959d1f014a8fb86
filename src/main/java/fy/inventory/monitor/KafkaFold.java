package fy.inventory.monitor;

import fy.events.InventoryEvent;
import fy.events.UnreadableEvent;
import fy.eventstore.KafkaClients;
import fy.eventstore.TopicReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A fold of the topic in memory, by the monitor's rule, from anywhere to anywhere. */
final class KafkaFold implements AutoCloseable {

    private static final int AT_ONCE = 2_000;

    private final TopicReader reader;
    private final String topicId;
    private final Map<String, SkuFold> folds;
    private final Map<Integer, Long> next;
    private final List<ConsumerRecord<byte[], byte[]>> unread = new ArrayList<>(AT_ONCE);
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
            unread.add(message);
            if (unread.size() == AT_ONCE) {
                fold();
            }
        });
        fold();
        offsets.forEach((partition, offset) -> next.merge(partition, offset, Math::max));
    }

    /** To understand an event takes longer than to fold it, and does not ask for those before it: all cores do that. */
    private void fold() {
        unread.parallelStream().<Arrival>mapMulti(this::arrival).toList().forEach(this::accept);
        unread.clear();
    }

    /** The monitor keeps what is unreadable as dead letters; a fold passes over them as it does. */
    private void arrival(ConsumerRecord<byte[], byte[]> message, Consumer<Arrival> readable) {
        try {
            readable.accept(Arrival.of(message, topicId));
        } catch (UnreadableEvent e) {
            // Nothing of it is kept here.
        }
    }

    private void accept(Arrival arrival) {
        var event = arrival.event();
        folds.computeIfAbsent(event.sku().code(), code -> SkuFold.empty(event.sku(), event.brandId()))
                .accept(arrival);
        events++;
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
