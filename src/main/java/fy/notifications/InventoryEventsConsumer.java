package fy.notifications;

import fy.events.EventJson;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads stock movements for those that are worth a mail. */
@ApplicationScoped
class InventoryEventsConsumer {

    private static final String CHANNEL = "notifications-inventory";

    private final EventBatch batch;
    private final RecordNotices notices;

    @Inject
    InventoryEventsConsumer(EventBatch batch, RecordNotices notices) {
        this.batch = batch;
        this.notices = notices;
    }

    @Incoming(CHANNEL)
    @Blocking
    void consume(ConsumerRecords<byte[], byte[]> records) {
        batch.take(CHANNEL, records, EventJson::inventory, notices::inventory);
    }
}
