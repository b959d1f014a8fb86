package fy.bench;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** B7 and B10: how soon an open page shows what was sold, and what a thousand open pages cost. */
final class LiveBench {

    private static final String ROLES = "web,relay,monitor,notifications";
    private static final int IDLE = 1_000;
    private static final int STILL = 20;
    private static final int TURNS = 4;
    private static final Duration RUN = Duration.ofSeconds(15);
    private static final Pattern USED = Pattern.compile("(?:DefNew|Tenured|generation).*used (\\d+)K");

    private final Report report;
    private final PackagedApp app;
    private final Connection database;

    private LiveBench(Report report, PackagedApp app, Connection database) {
        this.report = report;
        this.app = app;
        this.database = database;
    }

    static void run(Report report, Set<String> asked) throws Exception {
        var settings = new HashMap<>(Town.SETTINGS);
        settings.put("fy.live.per-address", "100000");
        try (var servers = OwnServers.start()) {
            try (var migrating = PackagedApp.start(servers, "web", settings)) {
                migrating.stop();
            }
            try (var database = Town.owner(servers)) {
                Town.build(database);
                still(database);
                Town.stockUp(database);
                try (var app = PackagedApp.start(servers, ROLES, settings, CheckoutBench.JVM)) {
                    var bench = new LiveBench(report, app, database);
                    WarmUp.run(app, bench::customer);
                    Backlog.settle(database);
                    if (asked.contains("B7")) {
                        bench.latency();
                    }
                    if (asked.contains("B10")) {
                        bench.idle();
                    }
                    app.stop();
                }
            }
        }
    }

    /** SKUs that nobody buys, for pages on which nothing happens; and the owners' sessions. */
    private static void still(Connection database) throws Exception {
        Town.run(database, """
                insert into skus (sku, brand_id, product_id, own_code, price)
                select 'still_' || n, brand_id, product_id, 'still_' || n, 4800
                from generate_series(1, %d) n, (select * from products limit 1) p
                """.formatted(STILL));
        Town.run(database, """
                insert into sessions (session_hash, fy_id, provider, expires_at)
                select sha256(rpad(subject, 43, 'o')::bytea), fy_id, 'town', now() + interval '1 day'
                from clients where provider = 'town' and subject like 'owner%'
                """);
    }

    private ApiCustomer customer(int number) throws IOException {
        return new ApiCustomer(app.address(), number);
    }

    /** At 200 orders a second: from the answer of an order to the frame that carries its quantity, in milliseconds. */
    private void latency() throws Exception {
        var pages = new ArrayList<WatchedPage>();
        for (int stream = 0; stream < 8; stream++) {
            int first = stream;
            String skus = IntStream.range(0, Town.SKUS)
                    .filter(n -> n % 8 == first)
                    .mapToObj(n -> "sku=" + Town.sku(n))
                    .collect(Collectors.joining("&"));
            String owner = "owner" + first % 2;
            pages.add(new WatchedPage(
                    app.address(),
                    "/portal/town-" + owner + "/live/stock?" + skus,
                    "Cookie: fy_session=" + owner + "o".repeat(43 - owner.length()) + "\r\n"));
        }
        var sales = SteadySales.run(app.address(), database, 200, Duration.ofSeconds(25));
        var millis = new ArrayList<Double>();
        long unseen = 0;
        for (var sale : sales.lines()) {
            Long shown = pages.get(sale.number() % 8).shown(Town.sku(sale.number()), sale.seq());
            if (shown == null) {
                unseen++;
            } else {
                millis.add(Math.max(0, (shown - sale.answeredNanos()) / 1e6));
            }
        }
        millis.sort(null);
        for (var page : pages) {
            page.close();
        }
        report.figure("B7", "orders a second, steadily", sales.perSecond(), "orders/s");
        report.atMost("B7", "answer to frame in an open page: p50", millis.get(millis.size() / 2), "ms", 50);
        report.atMost("B7", "the same: p99", millis.get((int) (millis.size() * 0.99)), "ms", 250);
        report.atMost("B7", "the same: never shown", unseen, "lines", 0);
    }

    /** By turns without and with, since neither the machine nor the compiler stands still meanwhile. */
    private void idle() throws Exception {
        double heap = heapKib();
        double each = Double.MAX_VALUE;
        double with = 0;
        double without = checkouts() / 2;
        for (int turn = 0; turn < TURNS; turn++) {
            var pages = new ArrayList<WatchedPage>();
            for (int i = 0; i < IDLE; i++) {
                pages.add(new WatchedPage(app.address(), "/live/stock?sku=still_" + (i % STILL + 1), ""));
            }
            if (turn == 0) {
                each = (heapKib() - heap) / IDLE;
            }
            with += checkouts();
            for (var page : pages) {
                page.close();
            }
            double rate = checkouts();
            without += turn == TURNS - 1 ? rate / 2 : rate;
        }
        report.ratio(
                "B10",
                "JSON API, 32 at once, with 1 000 idle pages; limit: without",
                with / TURNS,
                "orders/s",
                without / TURNS,
                0.9);
        report.atMost("B10", "heap of an idle page", Math.max(0, each), "KiB", 20);
    }

    private double checkouts() throws Exception {
        double perSecond = Load.run(32, RUN, this::customer).perSecond();
        Backlog.settle(database);
        return perSecond;
    }

    /** What is left after a full collection. */
    private double heapKib() throws Exception {
        jcmd("GC.run");
        jcmd("GC.run");
        var info = jcmd("GC.heap_info");
        return USED.matcher(info)
                .results()
                .mapToLong(it -> Long.parseLong(it.group(1)))
                .sum();
    }

    private String jcmd(String command) throws Exception {
        var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(List.of(tool, Long.toString(app.pid()), command))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
        return said;
    }
}
