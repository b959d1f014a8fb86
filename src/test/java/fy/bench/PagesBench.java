package fy.bench;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** B9: pages that people look at, in a town a hundred times the size of another, against a bare page of the same size. */
final class PagesBench {

    /** One million orders are the large brand's. */
    private static final LargeTown LARGE = new LargeTown(60, 10_000, 1_111_112, 1_000_000);

    private static final LargeTown SMALL = new LargeTown(60, 100, 11_112, 10_000);

    private static final int AT_ONCE = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration RUN = Duration.ofSeconds(6);

    private static final String ANYBODY = "Accept: text/html\r\n";
    private static final String OWNER = ANYBODY + "Cookie: fy_session=" + LargeTown.OWNER_SESSION + "\r\n";

    private PagesBench() {}

    private record Page(String name, String path, String headers) {}

    private static final List<Page> PAGES = List.of(
            new Page("catalogue", "/", ANYBODY),
            new Page("SKU page of a customer", "/art/poster_50", ANYBODY),
            new Page("stock list", LargeTown.PORTAL + "/stock", OWNER),
            new Page("order list", LargeTown.PORTAL + "/orders", OWNER),
            new Page("SKU page of its brand", LargeTown.PORTAL + "/stock/busy?range=all", OWNER));

    /** @param bytes of the page */
    private record Figures(double perSecond, double p99, int bytes) {}

    static void run(Report report) throws Exception {
        var small = measured(SMALL);
        var large = measured(LARGE);
        try (var bare = BarePage.start()) {
            for (var page : PAGES) {
                var figures = large.get(page.name);
                var limit = bare(bare.address(), figures.bytes);
                report.ratio(
                        "B9",
                        page.name + " (" + figures.bytes / 1024 + " KiB); limit: a bare page of that size",
                        figures.perSecond,
                        "pages/s",
                        limit.perSecond(),
                        0.25);
                report.atMost("B9", "the same: p99 of 16 at once", figures.p99, "ms", 150);
                report.atMost(
                        "B9",
                        "the same: a hundred times less data is faster by",
                        small.get(page.name).perSecond / figures.perSecond,
                        "",
                        1.3);
            }
        }
    }

    private static Map<String, Figures> measured(LargeTown town) throws Exception {
        try (OwnServers servers = KeptTown.open("pages-" + town.orders(), town::build);
                var app = PackagedApp.start(servers, "web", Town.SETTINGS, CheckoutBench.JVM)) {
            WarmUp.run(app, number -> {
                var page = PAGES.get(number % PAGES.size());
                return new Reader(app.address(), page.path, page.headers);
            });
            var figures = new LinkedHashMap<String, Figures>();
            for (var page : PAGES) {
                figures.put(page.name, figures(app.address(), page));
            }
            app.stop();
            return figures;
        }
    }

    private static Figures figures(URI app, Page page) throws Exception {
        Load.run(AT_ONCE, WARM_UP, it -> new Reader(app, page.path, page.headers));
        var result = Load.run(AT_ONCE, RUN, it -> new Reader(app, page.path, page.headers));
        try (var reader = new Reader(app, page.path, page.headers)) {
            return new Figures(result.perSecond(), result.percentile(0.99), reader.read());
        }
    }

    private static Load.Result bare(URI bare, int bytes) throws Exception {
        var path = "/" + bytes;
        Load.run(AT_ONCE, WARM_UP.multipliedBy(4), it -> new Reader(bare, path, ""));
        return Load.run(AT_ONCE, RUN, it -> new Reader(bare, path, ""));
    }
}
