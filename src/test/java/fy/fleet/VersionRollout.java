package fy.fleet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import fy.dev.SunkMail;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A next version takes this one's place, process by process, and goes again: one database, one set of topics, and people
 * who buy, restock and send back all the while. Which next version, {@code -Dnext} says: a patch of next-version.
 */
class VersionRollout {

    private static final String PATCH = System.getProperty("next", "additive");
    private static final Path THIS = Path.of("target", "quarkus-app").toAbsolutePath();
    private static final Path COPY = Path.of("target", "next-version", PATCH).toAbsolutePath();
    private static final Path NEXT = COPY.resolve(Path.of("target", "quarkus-app"));
    private static final List<String> ROLES = List.of("web", "web,relay", "monitor,notifications");

    private final List<PackagedApp> started = new ArrayList<>();
    private final Map<String, PackagedApp> places = new LinkedHashMap<>();

    @BeforeAll
    static void makeTheNextVersion() throws IOException, InterruptedException {
        Files.createDirectories(COPY.getParent());
        var said = COPY.resolveSibling(PATCH + ".log");
        var making = new ProcessBuilder("next-version/make", PATCH, COPY.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(making.waitFor()).as("see " + said).isZero();
    }

    @AfterEach
    void end() throws InterruptedException {
        for (var app : started) {
            app.close();
        }
    }

    @Test
    void aNextVersionComesAndGoesWhilePeopleBuy() throws Exception {
        try (var servers = OwnServers.start();
                var connection = Market.owner(servers)) {
            for (int place = 0; place < ROLES.size(); place++) {
                place(servers, place, THIS);
            }
            var market = new Market(connection, 2, 4);
            market.logIn();
            try (var traffic = new Traffic(market, List.of(at(0), at(1)))) {
                traffic.awaitMore();
                rollOut(servers, traffic, NEXT);
                assertThat(market.count("select count(*) from flyway_schema_history where version = '8' and success"))
                        .isEqualTo(1);
                rollOut(servers, traffic, THIS);
                traffic.stop();
                assertThat(traffic.failures()).isEmpty();
                everythingIsKept(servers, market, traffic);
            }
        }
    }

    /** One place after the other: the new process is ready before the old one is told to end. */
    private void rollOut(OwnServers servers, Traffic traffic, Path version) throws Exception {
        for (int place = 0; place < ROLES.size(); place++) {
            var old = at(place);
            place(servers, place, version);
            traffic.awaitMore(); // the old version's processes, on what the new one made of the tables
            traffic.through(List.of(at(0), at(1)));
            traffic.awaitMore();
            old.stop();
            traffic.awaitMore();
            assertThat(traffic.failures()).as(version.toString()).isEmpty();
            sessionsHold();
        }
    }

    /** Who logged in before any of these processes began still is, and buys through the pages. */
    private void sessionsHold() throws IOException, InterruptedException {
        for (int door = 0; door < 2; door++) {
            try (var http = HttpClient.newHttpClient()) {
                assertThat(new FormBuyer(http, at(door), 1).review(Traffic.SKU)).startsWith("/checkouts/");
            }
        }
    }

    private void everythingIsKept(OwnServers servers, Market market, Traffic traffic) {
        assertThat(market(market, "select count(*) from orders"))
                .isEqualTo(traffic.orders().size());
        assertThat(traffic.orders()).doesNotHaveDuplicates().hasSizeGreaterThan(50);
        assertThat(traffic.returns()).isPositive();
        assertThat(market(market, "select count(*) from returns")).isEqualTo(traffic.returns());
        var verified = Verification.run(at(0));
        assertThat(verified.path("balanced").asBoolean())
                .as(verified.toString())
                .isTrue();
        assertThat(market(market, "select count(*) from dead_letters")).isZero();
        await().atMost(60, SECONDS)
                .until(() -> market(market, "select count(*) from mails where state <> 'sent'") == 0
                        && market(market, "select count(*) from mails where kind = 'order-placed'")
                                == traffic.orders().size());
        assertThat(market(market, "select count(*) from mails"))
                .isEqualTo(servers.mails().size());
        assertThat(servers.mails()).extracting(SunkMail::messageId).doesNotHaveDuplicates();
    }

    private static long market(Market market, String query) {
        try {
            return market.count(query);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void place(OwnServers servers, int place, Path version) throws IOException {
        var app = PackagedApp.start(version, servers, ROLES.get(place), Market.SETTINGS);
        started.add(app);
        places.put("place " + place, app);
    }

    private PackagedApp at(int place) {
        return java.util.Objects.requireNonNull(places.get("place " + place));
    }
}
