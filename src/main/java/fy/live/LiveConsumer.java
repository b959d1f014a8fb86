package fy.live;

import fy.events.EventJson;
import fy.events.InventoryEvent;
import fy.events.OrderEvent;
import fy.events.OrderEventJson;
import fy.events.UnreadableEvent;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/** Hands on what was published. What cannot be read or told is passed over: the state is told again soon enough. */
@ApplicationScoped
class LiveConsumer {

    private static final Logger LOG = Logger.getLogger(LiveConsumer.class);

    private final LiveHub hub;

    @Inject
    LiveConsumer(LiveHub hub) {
        this.hub = hub;
    }

    void take(ConsumerRecords<byte[], byte[]> records) {
        inventory(records.records(InventoryEvent.TOPIC));
        records.records(OrderEvent.TOPIC)
                .forEach(read -> passingOver(() -> hub.moved(OrderEventJson.order(read.value()))));
    }

    /** Of a batch, only each SKU's newest event matters. */
    private void inventory(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        Map<Sku, InventoryEvent> newest = new LinkedHashMap<>();
        for (var read : records) {
            passingOver(() -> {
                InventoryEvent event = EventJson.inventory(read.value());
                newest.merge(event.sku(), event, (old, young) -> young.seq() > old.seq() ? young : old);
            });
        }
        newest.values().forEach(event -> passingOver(() -> hub.moved(event)));
    }

    private static void passingOver(Runnable step) {
        try {
            step.run();
        } catch (UnreadableEvent e) {
            LOG.debugf("not an event: %s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("an event was not told to the open pages", e);
        }
    }
}
