package fy.fleet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** One package, split by {@code fy.roles} over several processes. */
class SplitIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = Objects.requireNonNull(Market.SETTINGS.get("fy.secret"));

    @Test
    void webSellsWithoutAnyBrokerAndTheOtherRolesCatchUpAlone() throws Exception {
        var unreachable = new HashMap<>(Market.SETTINGS);
        unreachable.put("kafka.bootstrap.servers", "127.0.0.1:1");
        try (var servers = OwnServers.start();
                var web = PackagedApp.start(servers, "web", unreachable);
                var connection = Market.owner(servers)) {
            new Market(connection, 1, 1).sku("split_a");
            assertThat(Shop.restock(web, "split_a", 10).status()).isEqualTo(201);
            assertThat(Shop.order(web, 1, "first", "split_a", 3).status()).isEqualTo(201);
            assertThat(web.readiness()).isEqualTo(200);

            try (var relay = PackagedApp.start(servers, "relay", Market.SETTINGS);
                    var monitor = PackagedApp.start(servers, "monitor", Market.SETTINGS);
                    var notifications = PackagedApp.start(servers, "notifications", Market.SETTINGS)) {
                await().atMost(30, SECONDS).until(() -> level(connection, "split_a") == 7);
                assertThat(relay.log() + monitor.log() + notifications.log()).doesNotContain("SRMSG00019");
            }
        }
    }

    @Test
    void aBrokerWhoseNameNobodyKnowsYetIsWaitedForByAllRoles() throws Exception {
        try (var servers = OwnServers.start();
                var connection = Market.owner(servers)) {
            var names = Files.writeString(servers.folder().resolve("names"), "127.0.0.1 localhost\n");
            var settings = new HashMap<>(Market.SETTINGS);
            settings.put("kafka.bootstrap.servers", servers.kafka().address().replaceFirst(".*:", "broker.test:"));
            var jvm = List.of(
                    "-Xms64m",
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Djdk.net.hosts.file=" + names);
            try (var app = PackagedApp.start(servers, "web,relay,monitor,notifications", settings, jvm)) {
                new Market(connection, 1, 1).sku("late_a");
                assertThat(Shop.restock(app, "late_a", 5).status()).isEqualTo(201);
                assertThat(Shop.order(app, 1, "all", "late_a", 5).status()).isEqualTo(201);
                assertThat(app.log()).contains("no address is known for broker.test");

                Files.writeString(names, "127.0.0.1 localhost\n127.0.0.1 broker.test\n");
                await().atMost(60, SECONDS).until(() -> level(connection, "late_a") == 0);
                await().atMost(60, SECONDS).until(() -> !servers.mails().isEmpty());
            }
        }
    }

    @Test
    void twoHalvesMakeAWhole() throws Exception {
        var settings = new HashMap<>(Market.SETTINGS);
        try (var sink = TraceSink.open();
                var servers = OwnServers.start()) {
            settings.put("fy.traces.endpoint", sink.endpoint());
            twoHalvesMakeAWhole(servers, settings, sink);
        }
    }

    private static void twoHalvesMakeAWhole(OwnServers servers, Map<String, String> settings, TraceSink sink)
            throws Exception {
        try (var doors = PackagedApp.start(servers, "web,relay", settings);
                var desk = PackagedApp.start(servers, "monitor,notifications", settings);
                var connection = Market.owner(servers)) {
            var market = new Market(connection, 1, 1);
            market.sku("half_a");
            market.sku("half_b");
            market.logIn();
            assertThat(Shop.restock(doors, "half_a", 5).status()).isEqualTo(201);
            assertThat(Shop.order(doors, 1, "all", "half_a", 5).status()).isEqualTo(201);
            await().atMost(30, SECONDS).until(() -> level(connection, "half_a") == 0);
            whatWasTriedInVainIsInTheLog(connection, doors);
            oneTraceLeadsFromTheFormToTheMail(servers, doors, sink);
            assertThat(Verification.run(doors).path("balanced").asBoolean())
                    .as(desk.log())
                    .isTrue();
        }
    }

    /** One JSON object a line, marked with the id that the answer shows and with who asked, also where a worker says it. */
    private static void whatWasTriedInVainIsInTheLog(Connection connection, PackagedApp doors) throws Exception {
        connection.setAutoCommit(false);
        connection.createStatement().executeQuery("select from stock where sku = 'half_a' for update");
        var answer = Shop.order(doors, 1, "in-vain", "half_a", 1);
        connection.rollback();
        connection.setAutoCommit(true);
        assertThat(answer.status()).isEqualTo(503);
        var id = JSON.readTree(answer.body()).path("instance").asText();
        assertThat(id).isNotEmpty();
        var lines = new ArrayList<JsonNode>();
        for (var line : doors.log().lines().filter(it -> it.startsWith("{")).toList()) {
            lines.add(JSON.readTree(line));
        }
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("message").asText()).startsWith("503 for request " + id);
            assertThat(line.path("mdc").path("requestId").asText()).isEqualTo(id);
            assertThat(line.path("mdc").path("fyId").asText()).isEqualTo(fyId(connection, "customer1"));
            assertThat(line.path("threadName").asText()).startsWith("executor-thread");
            assertThat(line.path("timestamp").asText()).isNotEmpty();
        });
        assertThat(doors.log()).doesNotContain("customer1@example.org", "Customer 1", Market.customerKey(1), SECRET);
    }

    private static void oneTraceLeadsFromTheFormToTheMail(OwnServers servers, PackagedApp doors, TraceSink sink)
            throws Exception {
        assertThat(Shop.restock(doors, "half_b", 5).status()).isEqualTo(201);
        int mails = servers.mails().size();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(new FormBuyer(http, doors, 1).order("half_b")).startsWith("/orders/");
        }
        await().atMost(30, SECONDS).until(() -> servers.mails().size() > mails);
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(
                        sink.byTrace().values())
                .filteredOn(trace -> trace.stream().anyMatch(it -> it.name().equals("POST /checkouts/{id}/order")))
                .singleElement()
                .satisfies(trace -> {
                    assertThat(trace)
                            .extracting(TraceSink.Span::name)
                            .contains(
                                    "decide order",
                                    "publish inventory_events",
                                    "publish order_events",
                                    "apply inventory_events",
                                    "note order_events",
                                    "mail order-placed",
                                    "mail new-order");
                    var known = trace.stream().map(TraceSink.Span::id).toList();
                    assertThat(trace)
                            .filteredOn(it -> !known.contains(it.parent()))
                            .extracting(TraceSink.Span::name)
                            .containsExactly("POST /checkouts/{id}/order");
                }));
    }

    private static String fyId(Connection connection, String subject) throws SQLException {
        try (var statement = connection.prepareStatement("select fy_id::text from clients where subject = ?")) {
            statement.setString(1, subject);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    /** The projection's figure; -1 while there is none. */
    private static long level(Connection connection, String sku) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select l.quantity from stock_level l join projection p on p.generation = l.generation
                where l.sku = ? and l.seq = 2
                """)) {
            statement.setString(1, sku);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        }
    }
}
