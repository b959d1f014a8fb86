package fy.clients;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Elapsed time as the rate limits see it: it stands still until a test lets it pass. */
@Alternative
@Priority(1)
@ApplicationScoped
public class RateLimitTime extends Ticker {

    private final AtomicLong now = new AtomicLong();
    private volatile boolean rushing;

    @Override
    long nanos() {
        if (rushing) {
            pass(Duration.ofHours(1));
        }
        return now.get();
    }

    public void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    /** Does something that no limit is met by: what it takes is there again at once. */
    public <T> T unlimited(Supplier<T> something) {
        rushing = true;
        try {
            return something.get();
        } finally {
            pass(Duration.ofHours(1));
            rushing = false;
        }
    }
}
