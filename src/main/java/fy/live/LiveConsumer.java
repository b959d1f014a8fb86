package fy.live;

import fy.events.EventJson;
import fy.events.InventoryEvent;
import fy.events.OrderEventJson;
import fy.events.UnreadableEvent;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads both topics from the end. What cannot be read or told is passed over: the state is told again soon enough. */
@ApplicationScoped
class LiveConsumer {

    private static final Logger LOG = Logger.getLogger(LiveConsumer.class);

    private final LiveHub hub;

    @Inject
    LiveConsumer(LiveHub hub) {
        this.hub = hub;
    }

    /** Of a batch, only each SKU's newest event matters. */
    @Incoming("live-inventory")
    void inventory(ConsumerRecords<byte[], byte[]> records) {
        Map<Sku, InventoryEvent> newest = new LinkedHashMap<>();
        for (var read : records) {
            passingOver(() -> {
                InventoryEvent event = EventJson.inventory(read.value());
                newest.merge(event.sku(), event, (old, young) -> young.seq() > old.seq() ? young : old);
            });
        }
        newest.values().forEach(event -> passingOver(() -> hub.moved(event)));
    }

    @Incoming("live-orders")
    void orders(ConsumerRecords<byte[], byte[]> records) {
        for (var read : records) {
            passingOver(() -> hub.moved(OrderEventJson.order(read.value())));
        }
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
