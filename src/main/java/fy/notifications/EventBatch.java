package fy.notifications;

import fy.events.UnreadableEvent;
import fy.eventstore.PublishedTopics;
import fy.eventstore.ReadMarks;
import fy.eventstore.TracedRecords;
import fy.shared.Jdbc.JdbcFailure;
import fy.shared.TryAgain;
import fy.traces.Traces;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes a batch of records, however long it needs: it waits while the database is away, so that the channel never stops,
 * and leaves out, with a line in the log, what can never be taken. Dead letters are the monitor's to keep.
 */
@ApplicationScoped
class EventBatch {

    private static final Logger LOG = Logger.getLogger(EventBatch.class);
    private static final int PUZZLED_TRIES = 5;
    private static final long FIRST_PAUSE = 200;
    private static final long LONGEST_PAUSE = 5_000;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Map<String, String> topicIds = new ConcurrentHashMap<>();
    private final PublishedTopics topics;
    private final ReadMarks marks;
    private final Traces traces;

    @Inject
    EventBatch(PublishedTopics topics, ReadMarks marks, Traces traces) {
        this.topics = topics;
        this.marks = marks;
        this.traces = traces;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    <E> void take(
            String channel,
            ConsumerRecords<byte[], byte[]> records,
            Function<byte @Nullable [], E> decode,
            Consumer<List<E>> recording) {
        var events = new ArrayList<E>();
        for (var read : records) {
            try {
                events.add(decode.apply(read.value()));
            } catch (UnreadableEvent e) {
                LOG.warnf("%s-%d@%d is no event: %s", read.topic(), read.partition(), read.offset(), e.getMessage());
            }
        }
        String topicId = topicId(channel, records);
        if (topicId == null) {
            return;
        }
        try (var _ = TracedRecords.read(traces, "note", records)) {
            take(events, recording);
        }
        marks.upTo(channel, records, topicId);
    }

    /** Null where the topic was made anew: the batch is left, and the channel begins with the topic's first record. */
    private @Nullable String topicId(String channel, ConsumerRecords<byte[], byte[]> records) {
        for (int tries = 1; ; tries++) {
            try {
                String now = topics.id(records.partitions().iterator().next().topic())
                        .orElse("");
                String before = topicIds.get(channel);
                if (before == null) {
                    before = marks.topicId(channel, records.partitions()).orElse(now);
                }
                if (!now.equals(before)) {
                    LOG.infof("%s reads from the beginning: its topic was made anew", channel);
                    marks.fromTheBeginning(channel);
                }
                topicIds.put(channel, now);
                return now.equals(before) ? now : null;
            } catch (RuntimeException e) {
                LOG.warnf("events wait to be read: %s", e);
                pause(tries);
            }
        }
    }

    private <E> void take(List<E> events, Consumer<List<E>> recording) {
        for (int tries = 1; !events.isEmpty(); tries++) {
            try {
                recording.accept(events);
                return;
            } catch (RuntimeException e) {
                if (e instanceof JdbcFailure || (tries % PUZZLED_TRIES == 0 && !isDatabaseAway(e))) {
                    singly(events, recording, e);
                    return;
                }
                LOG.warnf("events wait to be read: %s", e);
                pause(tries);
            }
        }
    }

    private <E> void singly(List<E> events, Consumer<List<E>> recording, RuntimeException cause) {
        if (events.size() == 1) {
            LOG.errorf(cause, "left out, nobody is mailed about it: %s", events.getFirst());
            return;
        }
        events.forEach(event -> take(List.of(event), recording));
    }

    private static boolean isDatabaseAway(Throwable e) {
        return e instanceof TryAgain || (e.getCause() != null && isDatabaseAway(e.getCause()));
    }

    private void pause(int tries) {
        long millis = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(tries, 10));
        try {
            if (stopping.await(millis, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("stopping: the batch is read again after the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopping: the batch is read again after the next start", e);
        }
    }
}
