package fy.eventstore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says how far publication lags behind, as data. It is up whatever the lag: a process that sells does not stop selling
 * because Kafka is away.
 */
@ApplicationScoped
@Readiness
class EventStoreHealth implements HealthCheck {

    private final Outbox outbox;

    @Inject
    EventStoreHealth(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("event store").up();
        try {
            var lag = outbox.lag();
            response.withData("unpublished", lag.unpublished())
                    .withData("oldestMillis", lag.oldest().toMillis())
                    .withData("lastPosition", lag.lastPosition());
        } catch (RuntimeException e) {
            response.withData("unpublished", "unknown: the database does not answer");
        }
        return response.build();
    }
}
