package fy.bench;

import fy.dev.Artifact;
import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;

/** B13: the jar, the jar with its cache and the native image side by side, as far as the build made them. */
final class StartBench {

    private static final String ROLES = "web,relay,monitor,notifications";
    private static final int STARTS = 3;
    private static final int BUYERS = 4;
    private static final Duration SHOPPING = Duration.ofSeconds(10);
    private static final Duration OFTEN = Duration.ofMillis(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private StartBench() {}

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
                Artifact.makeCache();
            }
            for (var artifact : Artifact.values()) {
                if (artifact.exists()) {
                    measure(report, servers, artifact);
                }
            }
        }
    }

    private static void measure(Report report, OwnServers servers, Artifact artifact) throws Exception {
        var name = artifact.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var seconds = new double[STARTS];
        var resident = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            long begin = System.nanoTime();
            try (var app = launch(artifact, servers)) {
                awaitFrontPage(app);
                seconds[i] = (System.nanoTime() - begin) / 1e9;
                resident[i] = residentMib(app);
                app.stop();
            }
        }
        report.figure("B13", name + ": first 200 of the front page", median(seconds), "s");
        report.figure("B13", name + ": resident memory then", median(resident), "MiB");
        try (var app = launch(artifact, servers)) {
            awaitFrontPage(app);
            var shopped = Load.run(BUYERS, SHOPPING, number -> new FormCustomer(app.address(), number));
            report.figure("B13", name + ": checkouts by forms", shopped.nanos().length, "");
            report.figure("B13", name + ": resident memory after them", residentMib(app), "MiB");
            app.stop();
        }
    }

    private static PackagedApp launch(Artifact artifact, OwnServers servers) throws IOException {
        return PackagedApp.launch(artifact, servers, ROLES, Town.SETTINGS, options(artifact));
    }

    /** As the images have them where a container has half a gigabyte. */
    private static List<String> options(Artifact artifact) {
        return artifact == Artifact.BINARY
                ? List.of("-Xmx256m")
                : List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TrimNativeHeapInterval=10000");
    }

    /** A new connection for every question: what is not there yet refuses at once. */
    private static void awaitFrontPage(PackagedApp app) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(OFTEN)
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    try (var wire = new Wire(app.address())) {
                        return wire.get("/", "").status() == 200;
                    }
                });
    }

    private static double median(double[] figures) {
        Arrays.sort(figures);
        return figures[figures.length / 2];
    }

    static double residentMib(PackagedApp app) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(app.pid()), "status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024.0;
    }
}
