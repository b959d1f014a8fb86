package fy.dev.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that falls the same way for the same seed, on every machine. */
final class Chance {

    private final SplittableRandom random;

    Chance(String seed) {
        long hash = 0xcbf29ce484222325L; // FNV-1a
        for (int i = 0; i < seed.length(); i++) {
            hash = (hash ^ seed.charAt(i)) * 0x100000001b3L;
        }
        random = new SplittableRandom(hash);
    }

    /** At least {@code from}, less than {@code to}. */
    double between(double from, double to) {
        return from + random.nextDouble() * (to - from);
    }

    /** {@code from} to {@code to}, both included. */
    int whole(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
