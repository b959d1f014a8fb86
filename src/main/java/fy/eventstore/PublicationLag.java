package fy.eventstore;

import fy.shared.FySettings;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Down while committed events wait for Kafka for too long: selling goes on, what follows from it does not. */
@ApplicationScoped
@HealthGroup("lagging")
class PublicationLag implements HealthCheck {

    private final Outbox outbox;
    private final FySettings fy;

    @Inject
    PublicationLag(Outbox outbox, FySettings fy) {
        this.outbox = outbox;
        this.fy = fy;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("publication");
        try {
            var lag = outbox.lag();
            return response.status(lag.oldest().compareTo(fy.laggingAfter()) <= 0)
                    .withData("unpublished", lag.unpublished())
                    .withData("oldestMillis", lag.oldest().toMillis())
                    .build();
        } catch (RuntimeException e) {
            return response.down()
                    .withData("why", "the database does not answer")
                    .build();
        }
    }
}
