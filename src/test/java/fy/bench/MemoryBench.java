package fy.bench;

import fy.dev.Artifact;
import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** B14: what every role in one process needs under a small load, within limits like those of a container. */
final class MemoryBench {

    private static final String ROLES = "web,relay,monitor,notifications";
    private static final double MIB = 1024 * 1024;
    private static final int BUYERS = 8;
    private static final Duration SHOPPING = Duration.ofSeconds(15);

    /** Those of {@code Dockerfile.jvm}. */
    private static final List<String> IMAGE = List.of(
            "-Xms64m",
            "-XX:MaxRAMPercentage=50",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-XX:TrimNativeHeapInterval=10000");

    private MemoryBench() {}

    static void run(Report report) throws Exception {
        try (var servers = OwnServers.start()) {
            try (var migrating = PackagedApp.start(servers, ROLES, Town.SETTINGS)) {
                migrating.stop();
            }
            try (var database = Town.owner(servers)) {
                Town.build(database);
                Town.stockUp(database);
            }
            if (Artifact.JAR.exists()) {
                for (int mib : new int[] {384, 512, 768}) {
                    measure(report, servers, Artifact.JAR, IMAGE, mib);
                    measure(report, servers, Artifact.CACHED_JAR, IMAGE, mib);
                }
            }
            if (Artifact.BINARY.exists()) {
                for (int mib : new int[] {128, 192, 256}) {
                    measure(report, servers, Artifact.BINARY, nativeImage(mib), mib);
                }
            }
        }
    }

    /** Those of {@code Dockerfile.native-micro}: the half, as a number, since not every builder's images see the limit. */
    private static List<String> nativeImage(int mib) {
        return List.of("-Xmx" + mib / 2 + "m", "-XX:+ExitOnOutOfMemoryError");
    }

    private static void measure(Report report, OwnServers servers, Artifact artifact, List<String> options, int mib)
            throws Exception {
        var name = artifact.name().toLowerCase(Locale.ROOT) + " in " + mib + " MiB: ";
        try (var limit = MemoryLimit.of(mib);
                var app = PackagedApp.launch(artifact, servers, ROLES, Town.SETTINGS, options)) {
            app.kill();
            app.startAgain(limit.enter());
            var shopped = Load.run(BUYERS, SHOPPING, number -> new FormCustomer(app.address(), number));
            report.figure("B14", name + "checkouts by forms", shopped.perSecond(), "/s");
            report.figure("B14", name + "resident", StartBench.residentMib(app), "MiB");
            report.figure("B14", name + "most in the group", limit.mostMib(), "MiB");
            var metrics = metrics(app);
            report.figure(
                    "B14", name + "heap at most", sum(metrics, "jvm_memory_max_bytes{area=\"heap\"") / MIB, "MiB");
            report.figure("B14", name + "heap used", sum(metrics, "jvm_memory_used_bytes{area=\"heap\"") / MIB, "MiB");
            report.figure(
                    "B14", name + "outside it", sum(metrics, "jvm_memory_used_bytes{area=\"nonheap\"") / MIB, "MiB");
            report.figure("B14", name + "buffers", sum(metrics, "jvm_buffer_memory_used_bytes{") / MIB, "MiB");
            report.figure("B14", name + "threads", sum(metrics, "jvm_threads_live_threads"), "");
            app.stop();
        } catch (ExecutionException | TerminalFailureException | ConditionTimeoutException e) {
            System.out.println(e);
            report.figure("B14", name + "it ended: checkouts", 0, "/s");
        }
    }

    private static List<String> metrics(PackagedApp app) throws IOException {
        try (var wire = new Wire(app.address())) {
            return wire.get("/q/metrics", "").body().lines().toList();
        }
    }

    /** Of all lines that begin so; what has no bound says -1. */
    private static double sum(List<String> metrics, String beginning) {
        return metrics.stream()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .filter(value -> value > 0)
                .sum();
    }
}
