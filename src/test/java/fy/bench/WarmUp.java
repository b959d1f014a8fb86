package fy.bench;

import fy.dev.PackagedApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Load until the compiler is done with what is hot: figures before that are about the compiler. */
final class WarmUp {

    private static final Duration ROUND = Duration.ofSeconds(15);
    private static final int MOST_ROUNDS = 10;
    private static final double DONE = 0.05;
    private static final double TICKS = 100.0;

    private WarmUp() {}

    /** @return the compiler's share of a processor in the last round */
    static double run(PackagedApp app, Load.Customers customers) throws Exception {
        double share = 1;
        for (int round = 0; round < MOST_ROUNDS && share > DONE; round++) {
            double before = compilerSeconds(app);
            double took = Load.run(32, ROUND, customers).seconds();
            share = (compilerSeconds(app) - before) / took;
        }
        return share;
    }

    /** What the application's compiler threads have used of the processors so far. */
    private static double compilerSeconds(PackagedApp app) throws IOException {
        try (var threads = Files.list(Path.of("/proc", Long.toString(app.pid()), "task"))) {
            return threads.map(thread -> thread.resolve("stat"))
                    .mapToDouble(WarmUp::compilerSeconds)
                    .sum();
        }
    }

    private static double compilerSeconds(Path stat) {
        try {
            var line = Files.readString(stat);
            int name = line.lastIndexOf(')');
            var fields = line.substring(name + 2).split(" ");
            boolean compiles = line.substring(0, name).contains("CompilerThre");
            return compiles ? (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS : 0;
        } catch (IOException ended) {
            return 0;
        }
    }
}
