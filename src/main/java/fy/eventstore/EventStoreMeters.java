package fy.eventstore;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * How publication stands and what needs an operator, in numbers. Every process says so, whoever publishes: one that is not
 * there cannot. Asked by the clock and not by who reads the numbers; while the database is away they stay as they were.
 */
@ApplicationScoped
class EventStoreMeters {

    private static final Logger LOG = Logger.getLogger(EventStoreMeters.class);

    private final Outbox outbox;
    private final Alarms alarms;
    private final Relay relay;
    private volatile Outbox.Lag lag = new Outbox.Lag(0, Duration.ZERO, 0);
    private volatile Map<String, Long> standing = Map.of();

    @Inject
    EventStoreMeters(Outbox outbox, Alarms alarms, Relay relay) {
        this.outbox = outbox;
        this.alarms = alarms;
        this.relay = relay;
    }

    void start(@Observes StartupEvent event, MeterRegistry meters) {
        Gauge.builder("fy.outbox.unpublished", () -> lag.unpublished())
                .description("events Kafka has not acknowledged yet, counted up to 10 000")
                .register(meters);
        Gauge.builder("fy.outbox.oldest", () -> lag.oldest().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("age of the oldest unpublished event")
                .register(meters);
        Gauge.builder("fy.relay.leads", () -> relay.leads() ? 1 : 0)
                .description("1 in the process that publishes")
                .register(meters);
        FunctionCounter.builder("fy.relay.published", this, it -> (double) it.relay.published())
                .baseUnit("events")
                .description("events this process published and marked")
                .register(meters);
        for (var kind : Alarms.KINDS) {
            Gauge.builder("fy.alarms.standing", () -> standing.getOrDefault(kind, 0L))
                    .tag("kind", kind)
                    .description("alarms on the operator's page that are not cleared")
                    .register(meters);
        }
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        try {
            lag = outbox.lag();
            standing = alarms.count();
        } catch (RuntimeException e) {
            LOG.debug("not measured", e);
        }
    }
}
