package fy.notifications;

import fy.shared.FySettings;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Down while mails wait for too long, as when the mail server is away; what was given up is an operator's matter. */
@ApplicationScoped
@HealthGroup("lagging")
class MailLag implements HealthCheck {

    private final MailQueue queue;
    private final FySettings fy;

    @Inject
    MailLag(MailQueue queue, FySettings fy) {
        this.queue = queue;
        this.fy = fy;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("mails");
        try {
            Duration oldest = queue.oldest();
            return response.status(oldest.compareTo(fy.laggingAfter()) <= 0)
                    .withData("oldestMillis", oldest.toMillis())
                    .build();
        } catch (RuntimeException e) {
            return response.down()
                    .withData("why", "the database does not answer")
                    .build();
        }
    }
}
