package fy.inventory.monitor;

import fy.eventstore.TopicReader;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** On which partition a SKU's events stand. */
final class Partitions {

    private Partitions() {}

    /** As the producer places them. */
    static int of(String sku) {
        return BuiltInPartitioner.partitionForKey(sku.getBytes(StandardCharsets.UTF_8), TopicReader.PARTITIONS);
    }
}
