package fy.live;

import fy.shared.TryAgain;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * A reader that has just been given its partitions begins at their end: what was published while it was away, or before
 * it came, is made good by telling every page the state again.
 */
@ApplicationScoped
@Identifier("live")
class LiveAssignment implements KafkaConsumerRebalanceListener {

    private final LiveHub hub;
    private final AtomicBoolean behind = new AtomicBoolean();

    @Inject
    LiveAssignment(LiveHub hub) {
        this.hub = hub;
    }

    /** The end is fixed here, before the state is read: nothing falls between the two. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        behind.set(true);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void catchUp() {
        if (behind.compareAndSet(true, false)) {
            try {
                hub.resync();
            } catch (TryAgain e) {
                behind.set(true);
            }
        }
    }
}
