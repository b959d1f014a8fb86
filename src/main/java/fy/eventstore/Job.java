package fy.eventstore;

import fy.shared.FyId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work an operator asked for, or a timer did: done once, by whichever process gets to it, and looked up afterwards.
 *
 * @param kind {@code verify}, {@code rebuild}, {@code republish}, {@code send-again} or {@code re-drive}
 * @param parameter {@code zero}, {@code snapshots} or {@code continue}; {@code <SKU>:<seq>}; a dead letter's id
 * @param result JSON, once done or failed: {@code {"state","balanced","skus","events","checkpoints","firstDifference"}}
 * @param askedBy null where a timer asked
 * @param runner the attempt under way, or the last; null before the first
 */
public record Job(
        UUID jobId,
        String kind,
        @Nullable String parameter,
        State state,
        @Nullable String result,
        @Nullable FyId askedBy,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable UUID runner) {

    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }
}
