package fy.inventory.monitor;

import fy.events.InventoryEvent;
import fy.eventstore.Alarms;
import fy.eventstore.ReadMarks;
import fy.eventstore.TracedRecords;
import fy.traces.Traces;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hands each polled batch to the projection and does not let go of it before it is applied. */
@ApplicationScoped
class MonitorConsumer {

    static final String CHANNEL = "inventory-monitor";

    private static final Logger LOG = Logger.getLogger(MonitorConsumer.class);
    private static final long LONGEST_PAUSE_MILLIS = 2_000;
    private static final int ALARMING = 5;

    private final Projection projection;
    private final Assignments assignments;
    private final DeadLetters deadLetters;
    private final KafkaClientService channels;
    private final Alarms alarms;
    private final ReadMarks marks;
    private final MonitorMeters meters;
    private final Traces traces;

    @Inject
    MonitorConsumer(
            Projection projection,
            Assignments assignments,
            DeadLetters deadLetters,
            KafkaClientService channels,
            Alarms alarms,
            ReadMarks marks,
            MonitorMeters meters,
            Traces traces) {
        this.projection = projection;
        this.assignments = assignments;
        this.deadLetters = deadLetters;
        this.channels = channels;
        this.alarms = alarms;
        this.marks = marks;
        this.meters = meters;
        this.traces = traces;
    }

    /** Never fails but at the end of the process: a batch that failed here would stop the channel for good. */
    @Incoming(CHANNEL)
    @Blocking
    void consume(ConsumerRecords<byte[], byte[]> batch) {
        var assigned = assignments.assigned().orElse(null);
        for (int attempt = 1; !assignments.stopping() && assigned != null; attempt++) {
            long begin = System.nanoTime();
            try (var _ = TracedRecords.read(traces, "apply", batch)) {
                var outcome = projection.apply(assigned, batch);
                if (!outcome.stale()) {
                    meters.applied(batch.count(), System.nanoTime() - begin);
                    after(assigned, batch, outcome.missing());
                }
                if (attempt > ALARMING) {
                    alarms.clear("monitor", CHANNEL);
                }
                return;
            } catch (RuntimeException e) {
                retry(attempt, e);
            }
        }
        throw new CancellationException("the monitor stops");
    }

    private void after(Assigned assigned, ConsumerRecords<byte[], byte[]> batch, Map<Integer, Long> missing) {
        KafkaConsumer<byte[], byte[]> consumer = channel();
        missing.forEach((partition, offset) -> {
            LOG.warn("the monitor reads partition " + partition + " again from offset " + offset);
            consumer.runOnPollingThread(c -> {
                        var topicPartition = new TopicPartition(InventoryEvent.TOPIC, partition);
                        if (c.assignment().contains(topicPartition)) {
                            c.seek(topicPartition, offset);
                        }
                    })
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debug("not sought", failure));
        });
        marks.upTo(CHANNEL, batch, assigned.topicId());
        deadLetters.publish();
    }

    private KafkaConsumer<byte[], byte[]> channel() {
        return channels.<byte[], byte[]>getConsumers(CHANNEL).getFirst();
    }

    private void retry(int attempt, RuntimeException failure) {
        LOG.warn("the monitor tries a batch again: " + failure.getMessage());
        try {
            if (attempt == ALARMING) {
                alarms.raise("monitor", CHANNEL, "a batch cannot be applied: " + failure.getMessage());
            }
        } catch (RuntimeException e) {
            LOG.debug("the alarm could not be raised", e);
        }
        try {
            Thread.sleep(Math.min(100L << Math.min(attempt, 10), LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the monitor stops");
        }
    }
}
