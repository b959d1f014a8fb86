package fy.eventstore;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Holds a channel's consumer back until one of its brokers has an address. Kafka's client waits for a broker that does not
 * answer, but gives up at once on one whose name nobody knows, and a channel that failed once stays silent. Together with
 * {@code lazy-client=true} only the channel's own polling thread waits here: the process starts, and sells.
 */
@RegisterForReflection
public final class AwaitBroker implements ConsumerInterceptor<byte[], byte[]> {

    private static final Logger LOG = Logger.getLogger(AwaitBroker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int PAUSES_A_LINE = 30;

    @Override
    public void configure(Map<String, ?> settings) {
        var brokers = String.valueOf(settings.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
        for (int pauses = 0; !isKnown(brokers); pauses++) {
            if (pauses % PAUSES_A_LINE == 0) {
                LOG.warnf("%s is not read yet: no address is known for %s", settings.get("group.id"), brokers);
            }
            pause();
        }
    }

    private static boolean isKnown(String brokers) {
        return Arrays.stream(brokers.replaceAll("[\\[\\]]", "").split(","))
                .map(broker -> broker.strip().replaceFirst(":[0-9]*$", ""))
                .anyMatch(AwaitBroker::hasAddress);
    }

    private static boolean hasAddress(String host) {
        try {
            return InetAddress.getAllByName(host).length > 0;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("the process stops", e);
        }
        var container = Arc.container();
        if (container == null || !container.isRunning()) {
            throw new KafkaException("the process stops");
        }
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}
}
