package fy.bench;

import static java.util.concurrent.TimeUnit.MINUTES;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;

/** B5, B6 and B12: complete checkouts, every role running in one packaged process, and what that process needs. */
final class CheckoutBench {

    /** As the image has it in a container of half a gigabyte, where the heap begins with a sixty-fourth of that. */
    static final List<String> JVM =
            List.of("-Xms8m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TrimNativeHeapInterval=10000");

    private static final String ROLES = "web,relay,monitor,notifications";
    private static final Duration RUN = Duration.ofSeconds(20);

    private final Report report;
    private final PackagedApp app;
    private final Connection database;

    private CheckoutBench(Report report, PackagedApp app, Connection database) {
        this.report = report;
        this.app = app;
        this.database = database;
    }

    /** @param updater orders a second of B1 in this run */
    static void run(Report report, Set<String> asked, double updater) throws Exception {
        try (var servers = OwnServers.start()) {
            try (var migrating = PackagedApp.start(servers, "web", Town.SETTINGS)) {
                migrating.stop();
            }
            try (var database = Town.owner(servers)) {
                Town.build(database);
                Town.stockUp(database);
                if (asked.contains("B12")) {
                    start(report, servers);
                }
                try (var app = PackagedApp.start(servers, ROLES, Town.SETTINGS, JVM)) {
                    var bench = new CheckoutBench(report, app, database);
                    var forms = asked.contains("B6") ? Optional.of(bench.forms()) : Optional.<Load.Result>empty();
                    double api = bench.api(updater);
                    report.atMost("B12", "resident memory after B5, -Xmx256m", StartBench.residentMib(app), "MiB", 450);
                    forms.ifPresent(many -> report(report, many, api));
                    app.stop();
                }
            }
        }
    }

    private double api(double updater) throws Exception {
        Load.Customers customers = number -> new ApiCustomer(app.address(), number);
        warmUp("B5", customers);
        var alone = Load.run(1, Duration.ofSeconds(8), customers);
        report.figure("B5", "JSON API, one after the other: p50", alone.percentile(0.5), "ms");
        var many = Load.run(32, RUN, customers);
        report.ratio("B5", "JSON API, 32 at once; limit: B1", many.perSecond(), "orders/s", updater, 0.3);
        report.atLeast("B5", "the same, a hundred times 8.2", many.perSecond(), "orders/s", 820);
        report.atMost("B5", "the same: p99", many.percentile(0.99), "ms", 250);
        report.atMost("B5", "the same: until all is published and applied", settled(), "s", 5);
        var crowd = Load.run(128, RUN, customers);
        report.ratio("B5", "JSON API, 128 at once; limit: B1", crowd.perSecond(), "orders/s", updater, 0.3);
        report.figure("B5", "the same: p99", crowd.percentile(0.99), "ms");
        report.atMost("B5", "the same: until all is published and applied", settled(), "s", 5);
        report.figure(
                "B5",
                "mails still to go out",
                Town.count(database, "select count(*) from mails where state <> 'sent'"),
                "mails");
        return many.perSecond();
    }

    /** Before the API's orders: those leave more mails behind than go out in an hour. */
    private Load.Result forms() throws Exception {
        Load.Customers customers = number -> new FormCustomer(app.address(), number);
        warmUp("B6", customers);
        return Load.run(32, RUN, customers);
    }

    private static void report(Report report, Load.Result many, double api) {
        report.ratio("B6", "browser's forms, 32 at once; limit: B5", many.perSecond(), "orders/s", api, 0.25);
        report.figure("B6", "the same: p99 of a whole checkout", many.percentile(0.99), "ms");
    }

    private void warmUp(String bench, Load.Customers customers) throws Exception {
        report.figure(bench, "the compiler's share of a processor when warmed up", WarmUp.run(app, customers), "");
    }

    /** Seconds from now until every movement is published and in the projection. */
    private double settled() {
        long begin = System.nanoTime();
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .atMost(5, MINUTES)
                .until(() -> Town.count(database, """
                        select (select count(*) from outbox where position is null)
                             + (select count(*) from stock s left join stock_level l
                                    on l.sku = s.sku and l.generation = (select generation from projection)
                                where l.seq is distinct from s.seq)
                        """) == 0);
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Time to the first answer, plain and with an ahead-of-time cache made by one training run. */
    private static void start(Report report, OwnServers servers) throws Exception {
        Path cache = servers.folder().resolve("app.aot");
        double plain = secondsToReady(servers, List.of());
        var training = new ArrayList<>(JVM);
        training.add("-XX:AOTCacheOutput=" + cache);
        try (var app = PackagedApp.start(servers, ROLES, Town.SETTINGS, training)) {
            Load.run(4, Duration.ofSeconds(3), number -> new ApiCustomer(app.address(), number));
            app.stop();
        }
        Awaitility.await().atMost(2, MINUTES).until(() -> Files.exists(cache));
        double cached = secondsToReady(servers, List.of("-XX:AOTCache=" + cache));
        report.figure("B12", "time to ready", plain, "s");
        report.atMost("B12", "the same with the AOT cache, as a share", cached / plain, "", 0.5);
    }

    private static double secondsToReady(OwnServers servers, List<String> more) throws Exception {
        var jvm = new ArrayList<>(JVM);
        jvm.addAll(more);
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 2; i++) {
            long begin = System.nanoTime();
            try (var app = PackagedApp.start(servers, ROLES, Town.SETTINGS, jvm)) {
                best = Math.min(best, (System.nanoTime() - begin) / 1e9);
                app.stop();
            }
        }
        return best;
    }
}
