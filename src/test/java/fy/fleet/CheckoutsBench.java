package fy.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Complete checkouts a second through the JSON API and through the browser's forms, every role running in one process,
 * everything on this machine. Run by {@code ./mvnw verify -Pbench}; prints its table and writes target/bench.txt.
 */
class CheckoutsBench {

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration RUN = Duration.ofSeconds(15);
    private static final int SKUS = 40;

    private final AtomicInteger acts = new AtomicInteger();
    private final List<String> table = new ArrayList<>();

    /** One complete checkout by a customer. */
    private interface Checkout {
        void run(int customer, int number) throws Exception;
    }

    @Test
    void checkouts_a_second() throws Exception {
        try (var servers = OwnServers.start();
                var connection = Market.owner(servers)) {
            long before = System.nanoTime();
            try (var replica = PackagedApp.start(
                    servers, "web,relay,monitor,notifications", Market.SETTINGS, List.of("-Xmx256m"))) {
                row("time to ready, empty database: %.1f s", (System.nanoTime() - before) / 1e9);
                var market = new Market(connection, 2, 64);
                market.logIn();
                for (int i = 0; i < SKUS; i++) {
                    market.sku("bench_" + i);
                    assertThat(Shop.restock(replica, "bench_" + i, 1_000_000).status())
                            .isEqualTo(201);
                }
                measure("JSON API", (customer, n) -> {
                    var answer = Shop.order(replica, customer, "bench-" + n, "bench_" + n % SKUS, 1);
                    if (answer.status() != 201) {
                        throw new IllegalStateException(answer.toString());
                    }
                });
                measure("browser's forms", (customer, n) -> new Browser(replica, customer).order("bench_" + n % SKUS));
                row("resident memory after the run: %d MiB (-Xmx256m)", residentKib(replica.pid()) / 1024);
                row(
                        "outbox rows not published: %d",
                        market.count("select count(*) from outbox where position is null"));
            }
        }
        Files.write(Path.of("target", "bench.txt"), table);
        table.forEach(System.out::println);
    }

    private void measure(String door, Checkout checkout) throws Exception {
        run(8, WARM_UP, checkout);
        for (int concurrency : new int[] {1, 8, 32}) {
            long[] nanos = run(concurrency, RUN, checkout);
            row(
                    "%-16s concurrency %2d: %7.1f checkouts/s, p50 %6.1f ms, p99 %6.1f ms",
                    door,
                    concurrency,
                    nanos.length / (double) RUN.toSeconds(),
                    nanos[nanos.length / 2] / 1e6,
                    nanos[(int) (nanos.length * 0.99)] / 1e6);
        }
    }

    private long[] run(int concurrency, Duration duration, Checkout checkout) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        try (var people = Executors.newFixedThreadPool(concurrency)) {
            var all = new ArrayList<Future<List<Long>>>();
            for (int c = 1; c <= concurrency; c++) {
                int customer = c;
                all.add(people.submit(() -> {
                    var took = new ArrayList<Long>();
                    while (System.nanoTime() < end) {
                        long start = System.nanoTime();
                        checkout.run(customer, acts.incrementAndGet());
                        took.add(System.nanoTime() - start);
                    }
                    return took;
                }));
            }
            var took = new ArrayList<Long>();
            for (var one : all) {
                took.addAll(one.get());
            }
            long[] nanos = took.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(nanos);
            return nanos;
        }
    }

    private void row(String format, Object... values) {
        table.add(String.format(Locale.ROOT, format, values));
    }

    private static long residentKib(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
