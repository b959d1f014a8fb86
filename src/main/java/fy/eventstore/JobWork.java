package fy.eventstore;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a kind of job is done. It may be begun again after a process died in the middle of it. */
public interface JobWork {

    /** The {@link Job#kind} this does. */
    String kind();

    /** Does it; an exception makes the job failed, with the exception's message as its first difference. */
    Done run(Job job) throws Exception;

    /**
     * What came of it.
     *
     * @param balanced whether everything compared agrees; true where nothing is compared
     * @param skus how many were looked at or made
     * @param events how many were read or sent
     * @param checkpoints next offset by partition that this covers
     * @param firstDifference in words, naming the first bad event; null when balanced
     */
    record Done(
            boolean balanced,
            long skus,
            long events,
            Map<Integer, Long> checkpoints,
            @Nullable String firstDifference) {

        /** Done, with nothing to compare. */
        public static Done of(long skus, long events, Map<Integer, Long> checkpoints) {
            return new Done(true, skus, events, checkpoints, null);
        }
    }
}
