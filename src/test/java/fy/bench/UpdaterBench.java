package fy.bench;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** B1 to B4: the updater alone, against bare JDBC, and against one transaction per order. */
final class UpdaterBench {

    private static final int BATCH = 128;
    private static final int CONNECTIONS = 8;
    private static final int WARM_SECONDS = 30;
    private static final int SECONDS = 12;

    private final Report report;
    private final OwnServers servers;

    private UpdaterBench(Report report, OwnServers servers) {
        this.report = report;
        this.servers = servers;
    }

    /** @return orders a second of B1 */
    static double run(Report report, java.util.Set<String> asked) throws Exception {
        try (var servers = OwnServers.start()) {
            try (var migrating = PackagedApp.start(servers, "web", Town.SETTINGS)) {
                migrating.stop();
            }
            try (var owner = Town.owner(servers)) {
                Town.build(owner);
                Town.stockUp(owner);
            }
            return new UpdaterBench(report, servers).run(asked);
        }
    }

    private double run(java.util.Set<String> asked) throws Exception {
        double bare = bare(1, BATCH, false);
        double alone = updaters("spread", 1);
        report.ratio("B1", "updater alone, orders of two lines; limit: bare JDBC", alone, "orders/s", bare, 0.7);
        if (asked.contains("B2")) {
            report.ratio("B2", "one SKU hot in every order; limit: B1", updaters("hot", 1), "orders/s", alone, 0.8);
        }
        if (asked.contains("B3")) {
            report.ratio(
                    "B3", "two processes on one database; limit: B1", updaters("spread", 2), "orders/s", alone, 0.9);
        }
        if (asked.contains("B4")) {
            double each = bare(CONNECTIONS, 1, true);
            report.figure("B4", "one transaction per order, 8 connections", each, "orders/s");
            report.ratio("B4", "B1 against that", alone, "orders/s", each, 6);
        }
        return alone;
    }

    private double bare(int connections, int orders, boolean locking) throws Exception {
        Load.Customers writers = number -> new Writer(app(), orders, locking);
        Load.run(connections, Duration.ofSeconds(WARM_SECONDS / 2), writers);
        return Load.run(connections, Duration.ofSeconds(SECONDS), writers).perSecond() * orders;
    }

    private Connection app() throws Exception {
        return DriverManager.getConnection(
                servers.jdbcUrl() + "?options=-c%20plan_cache_mode=force_generic_plan%20-c%20enable_seqscan=off",
                "fy_app",
                "fy_app");
    }

    private record Writer(Connection connection, BareOrders bare, int orders, boolean locking)
            implements Load.Customer {

        Writer(Connection connection, int orders, boolean locking) throws Exception {
            this(connection, new BareOrders(connection, Goods.read(connection)), orders, locking);
        }

        @Override
        public void act() throws Exception {
            bare.place(orders, locking);
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }

    private double updaters(String goods, int processes) throws Exception {
        var running = new ArrayList<Process>();
        try {
            for (int i = 0; i < processes; i++) {
                running.add(launch(goods));
            }
            double sum = 0;
            for (var process : running) {
                sum += decided(process);
            }
            return sum;
        } finally {
            running.forEach(Process::destroyForcibly);
        }
    }

    private Process launch(String goods) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        UpdaterMain.class.getName(),
                        servers.jdbcUrl(),
                        goods,
                        Integer.toString(WARM_SECONDS),
                        Integer.toString(SECONDS)))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        servers.folder().resolve("updater.log").toFile()))
                .start();
    }

    private double decided(Process process) throws IOException {
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("decided ")) {
                    String[] words = line.split(" ");
                    return Double.parseDouble(words[1]) / Double.parseDouble(words[2]);
                }
            }
        }
        throw new IOException("the updater failed: see " + servers.folder().resolve("updater.log"));
    }
}
