package fy.inventory.monitor;

import fy.events.InventoryEvent;
import fy.eventstore.Alarms;
import fy.eventstore.Jobs;
import fy.inventory.Freshness;
import fy.shared.FySettings;
import fy.shared.FySettings.Role;
import fy.shared.Jdbc;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.jboss.logging.Logger;

/** What the monitor does by the clock. Every process may; what must be done once is done under a lock. */
@ApplicationScoped
class MonitorTimers {

    private static final Logger LOG = Logger.getLogger(MonitorTimers.class);
    private static final Duration UNREAD_FOR = Duration.ofSeconds(60);

    private final FySettings fy;
    private final MonitorSettings settings;
    private final SnapshotRounds snapshots;
    private final Assignments assignments;
    private final Checkpoints checkpoints;
    private final KafkaClientService channels;
    private final Jobs jobs;
    private final Jdbc jdbc;
    private final Freshness freshness;
    private final Alarms alarms;
    private final MonitorMeters meters;

    @Inject
    MonitorTimers(
            FySettings fy,
            MonitorSettings settings,
            SnapshotRounds snapshots,
            Assignments assignments,
            Checkpoints checkpoints,
            KafkaClientService channels,
            Jobs jobs,
            Jdbc jdbc,
            Freshness freshness,
            Alarms alarms,
            MonitorMeters meters) {
        this.freshness = freshness;
        this.alarms = alarms;
        this.meters = meters;
        this.fy = fy;
        this.settings = settings;
        this.snapshots = snapshots;
        this.assignments = assignments;
        this.checkpoints = checkpoints;
        this.channels = channels;
        this.jobs = jobs;
        this.jdbc = jdbc;
    }

    @Scheduled(
            every = "${fy.monitor.snapshot-interval:30s}",
            delayed = "10s",
            concurrentExecution = ConcurrentExecution.SKIP)
    void snapshots() {
        if (monitors()) {
            try {
                snapshots.round();
            } catch (SQLException | RuntimeException e) {
                LOG.warn("no round of snapshots now: " + e.getMessage());
            }
        }
    }

    /** A topic made anew is read from its beginning: a rebalance asks for the checkpoints again. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void noticeTopicMadeAnew() {
        var assigned = assignments.assigned().orElse(null);
        if (!monitors() || assigned == null) {
            return;
        }
        try {
            var recorded = checkpoints.topicId(InventoryEvent.TOPIC).orElse(null);
            if (!Objects.equals(recorded, assigned.recorded())) {
                KafkaConsumer<byte[], byte[]> consumer = channels.<byte[], byte[]>getConsumers(MonitorConsumer.CHANNEL)
                        .getFirst();
                consumer.runOnPollingThread(c -> {
                            c.enforceRebalance("the topic was made anew");
                        })
                        .subscribe()
                        .with(done -> {}, failure -> LOG.debug("no rebalance", failure));
            }
        } catch (RuntimeException e) {
            LOG.debug("not looked at the topic's id", e);
        }
    }

    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    void verifications() {
        if (monitors()) {
            try {
                askUnlessAsked(Verifications.FROM_ZERO, settings.verifyFromZeroInterval());
                askUnlessAsked(Verifications.CONTINUED, settings.verifyInterval());
            } catch (RuntimeException e) {
                LOG.debug("no verification asked for", e);
            }
        }
    }

    @Transactional
    void askUnlessAsked(String parameter, Duration interval) {
        jdbc.first("select 1 from publication for update", row -> 1);
        boolean asked = jdbc.first(
                        """
                        select 1 from jobs where kind = ? and parameter in (?, ?)
                          and asked_at > now() - make_interval(secs => ?) limit 1
                        """, row -> 1, Verifications.KIND, parameter, Verifications.FROM_ZERO, interval.toSeconds())
                .isPresent();
        if (!asked) {
            jobs.ask(Verifications.KIND, parameter, null);
            jdbc.update(
                    "delete from jobs where asked_by is null and state = 'done' and asked_at < now() - interval '7 days'");
        }
    }

    /** Who only publishes looks, too: a monitor that is not there cannot say so. */
    @Scheduled(every = "30s", delayed = "60s", concurrentExecution = ConcurrentExecution.SKIP)
    void unread() {
        if (monitors() || fy.roles().contains(Role.RELAY)) {
            try {
                var oldest = freshness.unread();
                meters.behind(oldest.map(Freshness.Unread::age).orElse(Duration.ZERO));
                oldest.filter(it -> it.age().compareTo(UNREAD_FOR) > 0)
                        .ifPresentOrElse(
                                it -> alarms.raise(
                                        "monitor", "unread", "published events are not read since " + it.since()),
                                () -> alarms.clear("monitor", "unread"));
            } catch (RuntimeException e) {
                LOG.debug("not looked for unread events", e);
            }
        }
    }

    private boolean monitors() {
        return fy.roles().contains(Role.MONITOR);
    }
}
