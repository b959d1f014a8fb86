package fy.eventstore;

import fy.shared.FySettings;
import fy.traces.Traces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what was committed: in outbox order, each run from the first unpublished event on, marked when all of it is
 * acknowledged. One relay leads; should two believe so, they make duplicates at the worst.
 */
@ApplicationScoped
public class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final String ALARM = "relay";

    private final FySettings fy;
    private final RelaySettings settings;
    private final RelaySignal signal;
    private final RelayGate gate;
    private final KafkaClients clients;
    private final Alarms alarms;
    private final DataSource database;
    private final Traces traces;

    private final LongAdder published = new LongAdder();

    private volatile boolean stopping;
    private volatile boolean leading;
    private volatile boolean doubted;
    private volatile long stopBy;
    private @Nullable Thread thread;
    private String trouble = "";

    @Inject
    Relay(
            FySettings fy,
            RelaySettings settings,
            RelaySignal signal,
            RelayGate gate,
            KafkaClients clients,
            Alarms alarms,
            DataSource database,
            Traces traces) {
        this.fy = fy;
        this.settings = settings;
        this.signal = signal;
        this.gate = gate;
        this.clients = clients;
        this.alarms = alarms;
        this.database = database;
        this.traces = traces;
    }

    void start(@Observes StartupEvent event) {
        if (fy.roles().contains(FySettings.Role.RELAY)) {
            thread = Thread.ofPlatform().daemon().name("relay").start(this::work);
        }
    }

    /** Whether this process is the one that publishes. */
    boolean leads() {
        return leading;
    }

    /** Has the relay go through its gate again before it publishes more; a refusal then becomes its alarm. */
    void doubt() {
        doubted = true;
        signal.committed();
    }

    /** Events that this process published since its start. */
    long published() {
        return published.sum();
    }

    /** Lets the run under way finish, but not for ever. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopBy = System.nanoTime() + settings.drain().toNanos();
        stopping = true;
        signal.committed();
        var running = thread;
        if (running != null) {
            running.join(settings.drain().plusSeconds(2).toMillis());
        }
    }

    private void work() {
        while (!stopping) {
            try {
                lead();
            } catch (InterruptedException e) {
                return;
            } catch (RelayRefused e) {
                refuse(e);
            } catch (Sending.Failed | SQLException | RuntimeException e) {
                say("the relay starts again: " + e);
            }
            pause();
        }
    }

    private void lead() throws SQLException, InterruptedException, Sending.Failed {
        var taken = AdvisoryLock.take(database, AdvisoryLock.RELAY);
        if (taken.isEmpty()) {
            return;
        }
        try (var lock = taken.get()) {
            if (Publication.republication(lock.connection()) != null) {
                return;
            }
            doubted = false;
            gate.pass(lock.connection());
            try (var producer = new Closing(clients.producer("relay"))) {
                alarms.clear(ALARM, ALARM);
                if (!trouble.isEmpty()) {
                    LOG.info("the relay publishes again");
                    trouble = "";
                }
                leading = true;
                publish(lock.connection(), producer.producer);
            } finally {
                leading = false;
            }
        }
    }

    /** A producer that takes no time to close: what it still has is sent again by the next. */
    private record Closing(Producer<byte[], byte[]> producer) implements AutoCloseable {
        @Override
        public void close() {
            producer.close(Duration.ZERO);
        }
    }

    private void publish(Connection connection, Producer<byte[], byte[]> producer)
            throws SQLException, InterruptedException, Sending.Failed {
        while (!stopping && !doubted && Publication.republication(connection) == null) {
            long begin = System.nanoTime();
            var run = OutboxRows.unpublished(connection, settings.run());
            if (run.isEmpty()) {
                signal.await(settings.poll());
            } else {
                try (var _ = TracedRecords.publish(traces, run)) {
                    publish(connection, producer, run);
                }
                published.add(run.size());
                if (run.size() < settings.run()) {
                    breathe(begin, run.size());
                }
            }
        }
    }

    /** A millisecond for each event: little latency where little is sold, large batches where much is. */
    private void breathe(long begin, int events) throws InterruptedException {
        long millis = Math.max(
                settings.breath().toMillis(),
                Math.min(events, settings.longestBreath().toMillis()));
        long left = TimeUnit.MILLISECONDS.toNanos(millis) - (System.nanoTime() - begin);
        if (left > 0 && !stopping) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    /** Sends a run and marks what was acknowledged of it, in this order. */
    void publish(Connection connection, Producer<byte[], byte[]> producer, List<OutboxRow> run)
            throws SQLException, InterruptedException, Sending.Failed {
        try {
            long patience = System.nanoTime() + settings.patience().toNanos();
            Sending.all(producer, run, () -> System.nanoTime() - patience > 0 || givingUp(connection));
            Publication.mark(connection, run);
        } catch (Sending.Failed e) {
            Publication.mark(connection, Publication.withoutHole(run, e.acknowledged()));
            throw e;
        }
    }

    private boolean givingUp(Connection connection) {
        try {
            return doubted
                    || (stopping && System.nanoTime() - stopBy > 0)
                    || Publication.republication(connection) != null;
        } catch (SQLException e) {
            return true;
        }
    }

    private void refuse(RelayRefused refusal) {
        var why = String.valueOf(refusal.getMessage());
        if (!why.equals(trouble)) {
            LOG.error("the relay refuses to publish: " + why);
            trouble = why;
        }
        try {
            alarms.raise(ALARM, ALARM, why);
        } catch (RuntimeException e) {
            LOG.debug("the alarm could not be raised", e);
        }
    }

    private void say(String line) {
        if (!line.equals(trouble)) {
            LOG.warn(line);
            trouble = line;
        }
    }

    private void pause() {
        try {
            if (!stopping) {
                Thread.sleep(settings.pause().toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
