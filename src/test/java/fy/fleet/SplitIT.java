package fy.fleet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One package, split by {@code fy.roles} over several processes. */
class SplitIT {

    @Test
    void webSellsWithoutAnyBrokerAndTheOtherRolesCatchUpAlone() throws Exception {
        try (var servers = new Servers("split");
                var connection = servers.owner();
                var web = new Replica("split-web", servers, "web", Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"))) {
            var market = new Market(connection, 1, 1);
            market.sku("split_a");
            assertThat(Shop.restock(web, "split_a", 10).status()).isEqualTo(201);
            assertThat(Shop.order(web, 1, "first", "split_a", 3).status()).isEqualTo(201);

            try (var relay = new Replica("split-relay", servers, "relay", Map.of());
                    var monitor = new Replica("split-monitor", servers, "monitor", Map.of());
                    var notifications = new Replica("split-notifications", servers, "notifications", Map.of())) {
                await().atMost(30, SECONDS).until(() -> level(connection, "split_a") == 7);
                assertThat(relay.output() + monitor.output() + notifications.output())
                        .doesNotContain("SRMSG00019");
            }
        }
    }

    @Test
    void twoHalvesMakeAWhole() throws Exception {
        try (var servers = new Servers("halves");
                var connection = servers.owner();
                var doors = new Replica("halves-doors", servers, "web,relay", Map.of());
                var desk = new Replica("halves-desk", servers, "monitor,notifications", Map.of())) {
            var market = new Market(connection, 1, 1);
            market.sku("half_a");
            assertThat(Shop.restock(doors, "half_a", 5).status()).isEqualTo(201);
            assertThat(Shop.order(doors, 1, "all", "half_a", 5).status()).isEqualTo(201);
            await().atMost(30, SECONDS).until(() -> level(connection, "half_a") == 0);
            assertThat(Verification.run(doors).path("balanced").asBoolean())
                    .as(desk.output())
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
