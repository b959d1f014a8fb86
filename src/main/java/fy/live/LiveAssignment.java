package fy.live;

import fy.shared.TryAgain;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * A reader that has just been given its partitions begins at their end: what was published while it was away, or before
 * it came, is made good by telling every page the state again.
 */
@ApplicationScoped
@Identifier("live")
class LiveAssignment implements KafkaConsumerRebalanceListener {

    private static final int TICKS = 10;
    private static final Set<Integer> RESYNC_AT = Set.of(TICKS, TICKS - 3, 1);

    private final LiveHub hub;
    private final AtomicInteger ticksLeft = new AtomicInteger();

    @Inject
    LiveAssignment(LiveHub hub) {
        this.hub = hub;
    }

    /** The end is fixed here, before the state is read: nothing falls between the two. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        ticksLeft.set(TICKS);
    }

    /** At once and then again: the projection may still have been reading what was published before. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void catchUp() {
        int left = ticksLeft.getAndUpdate(ticks -> Math.max(0, ticks - 1));
        if (RESYNC_AT.contains(left)) {
            try {
                hub.resync();
            } catch (TryAgain e) {
                ticksLeft.set(TICKS);
            }
        }
    }
}
