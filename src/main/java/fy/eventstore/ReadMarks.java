package fy.eventstore;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaClientService channels;

    @Inject
    ReadMarks(KafkaClientService channels) {
        this.channels = channels;
    }

    /**
     * Not waited for: what the broker does not hear of is read again after a start, or counted as behind for a moment.
     *
     * @param topicId of the topic that was read, which the broker keeps beside the offsets
     */
    public void upTo(String channel, ConsumerRecords<byte[], byte[]> batch, String topicId) {
        var next = new HashMap<TopicPartition, Long>();
        batch.partitions()
                .forEach(partition ->
                        next.put(partition, batch.records(partition).getLast().offset() + 1));
        goesOn(channel, next, topicId);
    }

    /**
     * The same for a channel that goes on elsewhere than where it last read.
     *
     * @param next offsets of the records to be read next
     */
    public void goesOn(String channel, Map<TopicPartition, Long> next, String topicId) {
        var marks = next.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, at -> new OffsetAndMetadata(at.getValue(), topicId)));
        consumer(channel)
                .commitAsync(marks)
                .subscribe()
                .with(done -> {}, failure -> LOG.debug("how far was read is not known to the broker", failure));
    }

    /** Id of the topic that one of these partitions was read of before, as the broker was told; waits for its answer. */
    public Optional<String> topicId(String channel, Set<TopicPartition> partitions) {
        var marks = consumer(channel)
                .committed(partitions.toArray(TopicPartition[]::new))
                .await()
                .atMost(PATIENCE);
        return marks.values().stream()
                .filter(Objects::nonNull)
                .map(OffsetAndMetadata::metadata)
                .filter(id -> !id.isEmpty())
                .findFirst();
    }

    /** The channel goes on with the first record of each of its partitions. */
    public void fromTheBeginning(String channel) {
        consumer(channel)
                .runOnPollingThread(reader -> {
                    reader.seekToBeginning(reader.assignment());
                })
                .await()
                .atMost(PATIENCE);
    }

    private KafkaConsumer<byte[], byte[]> consumer(String channel) {
        return channels.<byte[], byte[]>getConsumers(channel).getFirst();
    }
}
