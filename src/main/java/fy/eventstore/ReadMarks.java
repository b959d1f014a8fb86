package fy.eventstore;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Tells the broker how far a channel has read: where it goes on after a start, unless it keeps a checkpoint of its own, and
 * what {@link ReaderLag} counts from. The channels' own ways of doing so say nothing below what they said before, and so
 * nothing for long after the topics were made anew.
 */
@ApplicationScoped
public class ReadMarks {

    private static final Logger LOG = Logger.getLogger(ReadMarks.class);

    private final KafkaClientService channels;

    @Inject
    ReadMarks(KafkaClientService channels) {
        this.channels = channels;
    }

    /** Not waited for: what the broker does not hear of is read again after a start, or counted as behind for a moment. */
    public void upTo(String channel, ConsumerRecords<byte[], byte[]> batch) {
        var next = new HashMap<TopicPartition, OffsetAndMetadata>();
        batch.partitions()
                .forEach(partition -> next.put(
                        partition,
                        new OffsetAndMetadata(batch.records(partition).getLast().offset() + 1)));
        channels.<byte[], byte[]>getConsumers(channel)
                .getFirst()
                .commitAsync(next)
                .subscribe()
                .with(done -> {}, failure -> LOG.debug("how far was read is not known to the broker", failure));
    }
}
