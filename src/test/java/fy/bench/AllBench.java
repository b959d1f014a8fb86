package fy.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Runs the measurements named by the system property {@code bench} (all where none is): see {@code bench/run}. */
class AllBench {

    private static final Set<String> UPDATER = Set.of("B1", "B2", "B3", "B4");
    private static final Set<String> CHECKOUT = Set.of("B5", "B6", "B12");

    @Test
    void measures() throws Exception {
        var asked = new TreeSet<>(Arrays.asList(System.getProperty("bench", "").split("[ ,]+")));
        asked.remove("");
        if (asked.isEmpty()) {
            asked.addAll(UPDATER);
            asked.addAll(CHECKOUT);
        }
        var report = new Report();
        boolean checkout = !Collections.disjoint(asked, CHECKOUT);
        double updater = checkout || !Collections.disjoint(asked, UPDATER) ? UpdaterBench.run(report, asked) : 0;
        if (checkout) {
            CheckoutBench.run(report, asked, updater);
        }
        report.write(Path.of("target", "bench.json"));
        System.out.println(report.table());
    }
}
