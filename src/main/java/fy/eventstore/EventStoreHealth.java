package fy.eventstore;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says how far publication lags behind, as data and as metrics. It is up whatever the lag: a process that sells does not
 * stop selling because Kafka is away.
 */
@ApplicationScoped
@Readiness
class EventStoreHealth implements HealthCheck {

    private final Outbox outbox;

    @Inject
    EventStoreHealth(Outbox outbox) {
        this.outbox = outbox;
    }

    void measure(@Observes StartupEvent event, MeterRegistry meters) {
        Gauge.builder("fy.outbox.unpublished", this, health ->
                        (double) health.lag().unpublished())
                .description("events Kafka has not acknowledged yet")
                .register(meters);
        Gauge.builder("fy.outbox.oldest", this, health -> health.lag().oldest().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("age of the oldest unpublished event")
                .register(meters);
    }

    private Outbox.Lag lag() {
        return outbox.lag();
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("event store").up();
        try {
            var lag = lag();
            response.withData("unpublished", lag.unpublished())
                    .withData("oldestMillis", lag.oldest().toMillis())
                    .withData("lastPosition", lag.lastPosition());
        } catch (RuntimeException e) {
            response.withData("unpublished", "unknown: the database does not answer");
        }
        return response.build();
    }
}
