package fy.eventstore;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay of this process when something was committed. Relays of other processes poll. */
@ApplicationScoped
public class RelaySignal {

    private final Semaphore committed = new Semaphore(0);

    /** Events were committed with their outbox rows. Never blocks, never fails. */
    public void committed() {
        if (committed.availablePermits() == 0) {
            committed.release();
        }
    }

    /** Waits until something was committed since the last call, but no longer than this. */
    void await(Duration atMost) throws InterruptedException {
        if (committed.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            committed.drainPermits();
        }
    }
}
