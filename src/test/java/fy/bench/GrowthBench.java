package fy.bench;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.time.Duration;

/** B11: checkouts through the JSON API with a short and with a long ledger behind them. */
final class GrowthBench {

    private static final int SHORT = 10_000;
    private static final int LONG = Integer.getInteger("bench.events", 1_000_000);
    private static final Duration RUN = Duration.ofSeconds(20);

    private GrowthBench() {}

    static void run(Report report) throws Exception {
        double few;
        try (var servers = OwnServers.start()) {
            try (var migrating = PackagedApp.start(servers, "web", Town.SETTINGS)) {
                migrating.stop();
            }
            new LongLedger(SHORT).build(servers);
            few = checkouts(servers);
        }
        double many;
        try (var servers = KeptTown.open("ledger-" + LONG, new LongLedger(LONG)::build)) {
            many = checkouts(servers);
        }
        report.figure("B11", "JSON API, 32 at once, after 10 000 events", few, "orders/s");
        report.figure("B11", "the same after %,d".formatted(LONG), many, "orders/s");
        report.atMost("B11", "how much faster with few", few / many, "", 1.15);
    }

    private static double checkouts(OwnServers servers) throws Exception {
        try (var database = Town.owner(servers);
                var app = PackagedApp.start(
                        servers, LongLedger.ROLES + ",notifications", LongLedger.SETTINGS, CheckoutBench.JVM)) {
            Backlog.settle(database);
            Load.Customers customers = number -> new ApiCustomer(app.address(), number);
            WarmUp.run(app, customers);
            Backlog.settle(database);
            double perSecond = Load.run(32, RUN, customers).perSecond();
            Backlog.settle(database);
            app.stop();
            return perSecond;
        }
    }
}
