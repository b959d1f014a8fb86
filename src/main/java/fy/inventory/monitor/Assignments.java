package fy.inventory.monitor;

import fy.events.InventoryEvent;
import fy.eventstore.ReadMarks;
import fy.eventstore.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where the monitor begins to read: at its own checkpoint, whatever Kafka believes of the group. */
@ApplicationScoped
@Default
@Identifier(MonitorConsumer.CHANNEL)
class Assignments implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(Assignments.class);
    private static final long PAUSE_MILLIS = 500;

    private final Checkpoints checkpoints;
    private final Topics topics;
    private final ReadMarks marks;
    private volatile @Nullable Assigned assigned;
    private volatile boolean stopping;

    @Inject
    Assignments(Checkpoints checkpoints, Topics topics, ReadMarks marks) {
        this.checkpoints = checkpoints;
        this.topics = topics;
        this.marks = marks;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    boolean stopping() {
        return stopping;
    }

    Optional<Assigned> assigned() {
        return Optional.ofNullable(assigned);
    }

    /** Nothing is read before the checkpoints are known: tries until database and broker answer. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        while (!stopping && !partitions.isEmpty()) {
            try {
                seek(consumer, partitions);
                return;
            } catch (RuntimeException e) {
                LOG.warn("the monitor cannot find its checkpoints yet: " + e.getMessage());
                pause();
            }
        }
    }

    private void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var recorded = checkpoints.topicId(InventoryEvent.TOPIC);
        var topicId = topics.id(InventoryEvent.TOPIC)
                .orElseThrow(() -> new KafkaException("there is no topic " + InventoryEvent.TOPIC));
        var known = checkpoints.of(checkpoints.live(), topicId);
        var next =
                partitions.stream().collect(Collectors.toMap(it -> it, it -> known.getOrDefault(it.partition(), 0L)));
        next.forEach(consumer::seek);
        marks.goesOn(MonitorConsumer.CHANNEL, next, topicId);
        assigned = new Assigned(topicId, recorded.orElse(null));
        LOG.info("the monitor reads " + partitions.size() + " partitions of topic " + topicId);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
