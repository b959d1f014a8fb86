package fy.campaign;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import proof.checker.Operation.Outcome;
import proof.checker.Verdict;

/**
 * What a fault did.
 *
 * @param strikes how often it struck
 * @param outcomes what clients were told while it did
 * @param recovered the longest time from its end to orders going through again
 * @param caughtUp time from the last request to everything published, folded and mailed
 * @param complaints what clients saw and were not to see
 * @param streams what became of the live pages since the beginning
 */
record Result(
        Fault fault,
        int strikes,
        Map<Outcome, Long> outcomes,
        Duration slowest,
        Duration recovered,
        Duration caughtUp,
        Verdict verdict,
        List<String> complaints,
        String streams) {

    long operations() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    long unclear() {
        return outcomes.getOrDefault(Outcome.UNKNOWN, 0L);
    }

    boolean good() {
        return complaints.isEmpty() && verdict.silent();
    }
}
