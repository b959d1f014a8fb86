package fy.live;

import fy.events.InventoryEvent;
import fy.events.OrderEvent;
import fy.eventstore.KafkaClients;
import fy.shared.FySettings;
import fy.shared.FySettings.Role;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads both topics from the end, in no group, for as long as the process runs. Not a channel: a channel whose broker
 * cannot even be named at the start keeps the whole process from starting, and one that failed stays silent for good. This
 * one begins again, and then the pages are told the state again.
 */
@ApplicationScoped
class LiveReader {

    private static final Logger LOG = Logger.getLogger(LiveReader.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaClients kafka;
    private final LiveConsumer events;
    private final CatchUp catchUp;
    private final FySettings settings;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> reading;

    @Inject
    LiveReader(KafkaClients kafka, LiveConsumer events, CatchUp catchUp, FySettings settings) {
        this.kafka = kafka;
        this.events = events;
        this.catchUp = catchUp;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        if (settings.roles().contains(Role.WEB)) {
            Thread.ofPlatform().daemon().name("live").start(this::readOn);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        var consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void readOn() {
        do {
            try (var consumer = kafka.reader("live")) {
                reading = consumer;
                read(consumer);
            } catch (WakeupException e) {
                LOG.debug("woken up to stop");
            } catch (RuntimeException e) {
                LOG.warnf("open pages hear nothing until the broker answers: %s", e.getMessage());
            } finally {
                reading = null;
            }
        } while (!isStoppingWithin(PAUSE));
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        var partitions = Stream.of(InventoryEvent.TOPIC, OrderEvent.TOPIC)
                .flatMap(topic -> partitions(consumer, topic))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // the end is fixed here, before the state is read
        catchUp.isDue();
        while (!isStopping()) {
            events.take(consumer.poll(POLL));
        }
    }

    private static Stream<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        var known = consumer.partitionsFor(topic);
        if (known.isEmpty()) {
            throw new IllegalStateException("there is no topic " + topic + " yet");
        }
        return known.stream().map(info -> new TopicPartition(topic, info.partition()));
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private boolean isStoppingWithin(Duration time) {
        try {
            return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
