package fy.fleet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One package, split by {@code fy.roles} over several processes. */
class SplitIT {

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
            var jvm = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Djdk.net.hosts.file=" + names);
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
        try (var servers = OwnServers.start();
                var doors = PackagedApp.start(servers, "web,relay", Market.SETTINGS);
                var desk = PackagedApp.start(servers, "monitor,notifications", Market.SETTINGS);
                var connection = Market.owner(servers)) {
            new Market(connection, 1, 1).sku("half_a");
            assertThat(Shop.restock(doors, "half_a", 5).status()).isEqualTo(201);
            assertThat(Shop.order(doors, 1, "all", "half_a", 5).status()).isEqualTo(201);
            await().atMost(30, SECONDS).until(() -> level(connection, "half_a") == 0);
            assertThat(Verification.run(doors).path("balanced").asBoolean())
                    .as(desk.log())
                    .isTrue();
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
