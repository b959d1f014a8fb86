package fy.campaign;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** One way to hurt a marketplace. */
interface Fault {

    /** By which it is chosen: {@code -Dfaults.only=}. */
    String name();

    /** What is done, and how hard. */
    String dose();

    /** How often in a long run. */
    int strikes();

    /** How often in a run that wants no more than {@code most} strikes of anything. */
    default int strikes(int most) {
        return Math.min(most, strikes());
    }

    Allowed allowed();

    /** Why it cannot be done on this machine; empty where it can. */
    default Optional<String> impossible(Stage stage) {
        return Optional.empty();
    }

    /** Does it and undoes it: afterwards everything runs that ran before. */
    void strike(Stage stage, Random random) throws Exception;

    /** Lets time go by while a fault lasts. */
    static void hold(Duration duration) {
        org.awaitility.Awaitility.await()
                .pollDelay(duration)
                .atMost(duration.plusSeconds(5))
                .until(() -> true);
    }

    /**
     * What clients may see.
     *
     * @param words as the table says it
     * @param failures whether any request at all may stay without a clear answer
     * @param slowest how long anybody may wait for an answer
     * @param recovery how soon orders go through again once the fault is undone
     */
    record Allowed(String words, boolean failures, Duration slowest, Duration recovery) {

        static Allowed tryAgain(String words, Duration slowest, Duration recovery) {
            return new Allowed(words, true, slowest, recovery);
        }

        static Allowed nothing(String words, Duration slowest) {
            return new Allowed(words, false, slowest, Duration.ofSeconds(2));
        }
    }
}
