package fy.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Runs the measurements named by the system property {@code bench}: see {@code bench/run}. Where none is named, B1 to B6 and
 * B12; the others take minutes to make what they measure.
 */
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
        if (asked.contains("B7") || asked.contains("B10")) {
            LiveBench.run(report, asked);
        }
        if (asked.contains("B8")) {
            RebuildBench.run(report);
        }
        if (asked.contains("B9")) {
            PagesBench.run(report);
        }
        if (asked.contains("B11")) {
            GrowthBench.run(report);
        }
        if (asked.contains("B13")) {
            StartBench.run(report);
        }
        if (asked.contains("B14")) {
            MemoryBench.run(report);
        }
        report.write(Path.of("target", "bench.json"));
        System.out.println(report.table());
    }
}
