package fy.campaign;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** People who keep live pages open the whole time; a page whose line was cut connects again, as browsers do. */
final class Onlookers implements AutoCloseable {

    private static final Pattern SEQ = Pattern.compile("data-seq=\"(\\d+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI address;
    private final List<Page> pages = new ArrayList<>();
    private final AtomicLong opened = new AtomicLong();
    private volatile boolean open = true;

    /** @param seq of the newest movement it was told of */
    private record Page(String path, String session, String sku, AtomicLong seq) {}

    private Onlookers(URI address) {
        this.address = address;
    }

    /** A public page and a portal's page for the hot SKU of every brand. */
    static Onlookers of(Bazaar bazaar, URI address) {
        var onlookers = new Onlookers(address);
        for (var brand : bazaar.brands()) {
            var sku = brand.skus().getFirst().code();
            onlookers.look(new Page("/live/stock?sku=" + sku, "", sku, new AtomicLong()));
            onlookers.look(new Page(brand.portal() + "/live/stock?sku=" + sku, brand.session(), sku, new AtomicLong()));
        }
        return onlookers;
    }

    /** What is wrong once all is quiet: pages that do not show the last movement. */
    List<String> behind(Map<String, Long> heads) {
        try {
            Awaitility.await().atMost(PATIENCE).until(() -> pages.stream()
                    .allMatch(page -> page.seq().get() >= heads.get(page.sku())));
            return List.of();
        } catch (ConditionTimeoutException e) {
            return pages.stream()
                    .filter(page -> page.seq().get() < heads.get(page.sku()))
                    .map(page -> "the live page " + page.path() + " shows seq " + page.seq() + " of "
                            + heads.get(page.sku()))
                    .toList();
        }
    }

    String story() {
        return pages.size() + " live pages were open all the time. Their lines were cut and resumed by themselves "
                + (opened.get() - pages.size()) + " times; after each fault each of them showed the last movement.";
    }

    @Override
    public void close() {
        open = false;
        http.shutdownNow();
    }

    private void look(Page page) {
        pages.add(page);
        Thread.ofVirtual().start(() -> {
            while (open) {
                try {
                    read(page);
                } catch (IOException | RuntimeException e) {
                    Fault.hold(Duration.ofMillis(ThreadLocalRandom.current().nextLong(500, 1_500)));
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    private void read(Page page) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(page.path())).header("Accept", "text/event-stream");
        if (!page.session().isEmpty()) {
            request.header("Cookie", "fy_session=" + page.session());
        }
        var response = http.send(request.build(), BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            response.body().close();
            throw new IOException("answered " + response.statusCode());
        }
        opened.incrementAndGet();
        response.body().forEach(line -> {
            var seq = SEQ.matcher(line);
            if (seq.find()) {
                page.seq().accumulateAndGet(Long.parseLong(seq.group(1)), Math::max);
            }
        });
    }
}
