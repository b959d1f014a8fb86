package fy.notifications;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** How the mails stand, in numbers an operator watches. */
@ApplicationScoped
class MailMeters {

    private final Counter sent;
    private final Counter failedAttempts;
    private volatile MailQueue.Standing standing = new MailQueue.Standing(0, 0, Duration.ZERO);

    @Inject
    MailMeters(MeterRegistry registry) {
        sent = registry.counter("fy.mails.sent");
        failedAttempts = registry.counter("fy.mails.attempts.failed");
        Gauge.builder("fy.mails.waiting", () -> standing.waiting())
                .description("mails still to go out, counted up to 10 000")
                .register(registry);
        Gauge.builder("fy.mails.failed", () -> standing.failed())
                .description("mails that were given up")
                .register(registry);
        Gauge.builder("fy.mails.late", () -> standing.oldestDue().toMillis() / 1000.0)
                .description("how long the mail due for longest has been due")
                .baseUnit("seconds")
                .register(registry);
    }

    void sent() {
        sent.increment();
    }

    void attemptFailed() {
        failedAttempts.increment();
    }

    void standing(MailQueue.Standing now) {
        standing = now;
    }
}
