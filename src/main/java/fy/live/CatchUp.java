package fy.live;

import fy.shared.TryAgain;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells every page the state again after events may have passed unheard. */
@ApplicationScoped
class CatchUp {

    private static final int TICKS = 10;
    private static final Set<Integer> RESYNC_AT = Set.of(TICKS, TICKS - 3, 1);

    private final LiveHub hub;
    private final AtomicInteger ticksLeft = new AtomicInteger();

    @Inject
    CatchUp(LiveHub hub) {
        this.hub = hub;
    }

    void isDue() {
        ticksLeft.set(TICKS);
    }

    /** At once and then again: the projection may still have been reading what was published before. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        int left = ticksLeft.getAndUpdate(ticks -> Math.max(0, ticks - 1));
        if (RESYNC_AT.contains(left)) {
            try {
                hub.resync();
            } catch (TryAgain e) {
                isDue();
            }
        }
    }
}
