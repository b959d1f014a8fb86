package fy.inventory.monitor;

import fy.events.EventJson;
import fy.events.InventoryEvent;
import fy.events.UnreadableEvent;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event where it stands on the topic.
 *
 * @param topicId of the topic as it was made; a topic made anew has another
 */
record Arrival(InventoryEvent event, String topicId, int partition, long offset) {

    /** @throws UnreadableEvent with the cause: a record that is no event of ours */
    static Arrival of(ConsumerRecord<byte[], byte[]> message, String topicId) {
        if (message.key() == null) {
            throw new UnreadableEvent("no key");
        }
        var event = EventJson.inventory(message.value());
        if (!event.sku().code().equals(new String(message.key(), StandardCharsets.UTF_8))) {
            throw new UnreadableEvent("the key is not the SKU of the event");
        }
        return new Arrival(event, topicId, message.partition(), message.offset());
    }
}
