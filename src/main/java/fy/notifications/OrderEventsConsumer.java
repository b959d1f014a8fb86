package fy.notifications;

import fy.events.OrderEventJson;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the steps of orders for those that are worth a mail. */
@ApplicationScoped
class OrderEventsConsumer {

    private static final String CHANNEL = "notifications-orders";

    private final EventBatch batch;
    private final RecordNotices notices;

    @Inject
    OrderEventsConsumer(EventBatch batch, RecordNotices notices) {
        this.batch = batch;
        this.notices = notices;
    }

    @Incoming(CHANNEL)
    @Blocking
    void consume(ConsumerRecords<byte[], byte[]> records) {
        batch.take(CHANNEL, records, OrderEventJson::order, notices::orders);
    }
}
