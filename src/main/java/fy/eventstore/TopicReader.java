package fy.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads a stretch of each partition of a topic, beside whatever else reads it. */
public final class TopicReader implements AutoCloseable {

    /** Of each topic of events and of snapshots. */
    public static final int PARTITIONS = TopicPlan.PARTITIONS;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final List<TopicPartition> partitions;

    TopicReader(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
        this.partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(partitions);
    }

    /** Takes one record. */
    public interface Each {
        void record(ConsumerRecord<byte[], byte[]> record);
    }

    /** The offset after the last record, by partition. */
    public Map<Integer, Long> ends() {
        return byNumber(consumer.endOffsets(partitions));
    }

    /** The offset of the first record, by partition: 0 as long as nobody deleted any. */
    public Map<Integer, Long> starts() {
        return byNumber(consumer.beginningOffsets(partitions));
    }

    private static Map<Integer, Long> byNumber(Map<TopicPartition, Long> offsets) {
        var numbered = new TreeMap<Integer, Long>();
        offsets.forEach((partition, offset) -> numbered.put(partition.partition(), offset));
        return numbered;
    }

    /**
     * Reads from an offset (0 where none is given) up to, not including, another (none where none is given), partition
     * by partition in order.
     *
     * @throws TimeoutException the broker is silent, or does not have so many records
     */
    public void read(Map<Integer, Long> from, Map<Integer, Long> to, Each each) {
        for (var partition : partitions) {
            consumer.seek(partition, from.getOrDefault(partition.partition(), 0L));
        }
        long heard = System.nanoTime();
        while (partitions.stream().anyMatch(partition -> before(partition, to))) {
            var records = consumer.poll(POLL);
            for (var record : records) {
                if (record.offset() < to.getOrDefault(record.partition(), 0L)) {
                    each.record(record);
                }
            }
            if (!records.isEmpty()) {
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > SILENCE.toNanos()) {
                throw new TimeoutException("topic " + topic + " does not reach " + to);
            }
        }
    }

    private boolean before(TopicPartition partition, Map<Integer, Long> to) {
        return consumer.position(partition) < to.getOrDefault(partition.partition(), 0L);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
