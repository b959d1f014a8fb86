package fy.eventstore;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Stops the relay, makes the topics anew, streams the ledgers in relay order, has who reads them put right, and starts the
 * relay. What was published keeps its position; what was not follows by the relay itself. Snapshots are made anew by their next round.
 */
@ApplicationScoped
class RepublicationWork implements JobWork {

    private static final Duration STOPPING = Duration.ofSeconds(30);
    private static final String NONE = "none";

    private final DataSource database;
    private final Topics topics;
    private final KafkaClients clients;
    private final RelaySettings settings;
    private final List<TopicsMadeAnew> readers;

    @Inject
    RepublicationWork(
            DataSource database,
            Topics topics,
            KafkaClients clients,
            RelaySettings settings,
            @All List<TopicsMadeAnew> readers) {
        this.database = database;
        this.topics = topics;
        this.clients = clients;
        this.settings = settings;
        this.readers = readers;
    }

    @Override
    public String kind() {
        return Republication.KIND;
    }

    /** Should it fail in the middle, the relay refuses to publish to the unfinished topics until it is asked for again. */
    @Override
    public Done run(Job job) throws Exception {
        mark(job.jobId());
        try (var lock = stoppedRelay()) {
            var connection = lock.connection();
            unfinished(connection);
            topics.delete(List.of(TopicPlan.EVENTS.get(0), TopicPlan.EVENTS.get(1), TopicPlan.SNAPSHOTS));
            var ids = topics.ensure();
            long events = stream(connection);
            for (var plan : TopicPlan.EVENTS) {
                Publication.topic(connection, plan.name(), ids.getOrDefault(plan.name(), NONE));
            }
            putRight(connection, job);
            return Done.of(0, events, Map.of());
        } finally {
            mark(null);
        }
    }

    /** Readers that were not put right would go wrong with the next event: the relay does not publish to such topics either. */
    private void putRight(Connection connection, Job job) throws SQLException {
        try {
            readers.forEach(reader -> reader.putRight(job));
        } catch (RuntimeException e) {
            unfinished(connection);
            throw e;
        }
    }

    private static void unfinished(Connection connection) throws SQLException {
        for (var plan : TopicPlan.EVENTS) {
            Publication.topic(connection, plan.name(), NONE);
        }
    }

    private void mark(@Nullable UUID jobId) throws SQLException {
        try (var connection = database.getConnection()) {
            Publication.republication(connection, jobId);
        }
    }

    /** The relay's own lock: while it is held here, no relay publishes. */
    private AdvisoryLock stoppedRelay() throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + STOPPING.toNanos();
        while (System.nanoTime() < deadline) {
            var lock = AdvisoryLock.take(database, AdvisoryLock.RELAY);
            if (lock.isPresent()) {
                return lock.get();
            }
            Thread.sleep(50);
        }
        throw new KafkaException("the relay did not stop in time");
    }

    private long stream(Connection connection) throws SQLException, InterruptedException {
        long events = 0;
        long after = 0;
        var producer = clients.producerWithoutId("republication");
        try {
            while (true) {
                var rows = OutboxRows.published(connection, after, settings.run());
                if (rows.isEmpty()) {
                    return events;
                }
                long patience = System.nanoTime() + settings.patience().toNanos();
                Sending.all(producer, rows, () -> System.nanoTime() - patience > 0);
                events += rows.size();
                after = rows.getLast().id();
            }
        } catch (Sending.Failed e) {
            throw new KafkaException("not acknowledged: " + e.getMessage(), e);
        } finally {
            producer.close(Duration.ZERO);
        }
    }
}
