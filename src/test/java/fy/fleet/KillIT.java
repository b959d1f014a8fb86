package fy.fleet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import fy.fleet.Shop.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The app, the broker and the database die once each under load; no acknowledged order is lost and the books balance. */
class KillIT {

    private static final int BUYERS = 8;
    private static final Duration RETRY_AFTER = Duration.ofMillis(500);
    private static final List<String> SKUS = List.of("kill_a", "kill_b", "kill_c");

    private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicBoolean shopping = new AtomicBoolean(true);

    @Test
    void what_dies_loses_nothing() throws Exception {
        try (var servers = OwnServers.start();
                var first = PackagedApp.start(servers, "web,relay,monitor,notifications", Market.SETTINGS);
                var second = PackagedApp.start(servers, "web", Market.SETTINGS);
                var connection = Market.owner(servers);
                var people = Executors.newFixedThreadPool(BUYERS)) {
            var market = new Market(connection, 2, BUYERS);
            for (String sku : SKUS) {
                market.sku(sku);
                assertThat(Shop.restock(first, sku, 100_000).status()).isEqualTo(201);
            }
            everybodyShops(people, first, second);

            first.kill();
            ordersGoOn();
            first.startAgain();
            servers.kafka().kill();
            ordersGoOn();
            servers.kafka().startAgain();
            servers.killPostgres();
            servers.startPostgresAgain();
            ordersGoOn();

            shopping.set(false);
            people.shutdown();
            assertThat(people.awaitTermination(60, SECONDS)).isTrue();
            everyUnknownIsSettled(second);
            try (var again = Market.owner(servers)) {
                assertNothingLost(again);
            }
            published(servers);
            assertThat(Verification.run(first).path("balanced").asBoolean()).isTrue();
        }
    }

    private void everybodyShops(ExecutorService people, PackagedApp first, PackagedApp second) {
        for (int buyer = 1; buyer <= BUYERS; buyer++) {
            int customer = buyer;
            people.submit(() -> {
                for (int n = 0; shopping.get(); n++) {
                    var replica = (customer + n) % 2 == 0 ? first : second;
                    String key = customer + "-" + n;
                    order(replica, key, SKUS.get(n % SKUS.size()));
                    if (outcomes.get(key + " " + SKUS.get(n % SKUS.size())) != 201) {
                        LockSupport.parkNanos(RETRY_AFTER.toNanos());
                    }
                }
            });
        }
    }

    private void order(PackagedApp replica, String key, String sku) {
        int customer = Integer.parseInt(key.substring(0, key.indexOf('-')));
        Answer answer = Shop.order(replica, customer, key, sku, 1);
        outcomes.put(key + " " + sku, answer.status());
        if (answer.status() == 201) {
            acknowledged.incrementAndGet();
        }
    }

    /** At least fifty more orders are acknowledged, whatever is down. */
    private void ordersGoOn() {
        int before = acknowledged.get();
        await().atMost(60, SECONDS).until(() -> acknowledged.get() >= before + 50);
    }

    private void everyUnknownIsSettled(PackagedApp replica) {
        new TreeMap<>(outcomes).forEach((act, status) -> {
            assertThat(status).as(act).isIn(0, 201, 503);
            if (status != 201) {
                String[] parts = act.split(" ");
                await().atMost(30, SECONDS).until(() -> {
                    order(replica, parts[0], parts[1]);
                    return outcomes.get(act) == 201;
                });
            }
        });
    }

    private void assertNothingLost(java.sql.Connection connection) throws Exception {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select (select count(*) from orders), (select count(distinct decision_id) from orders),
                               (select sum(quantity) from stock), (select sum(delta_quantity) from inventory_events)
                        """)) {
            row.next();
            assertThat(row.getLong(1)).as("orders").isEqualTo(outcomes.size());
            assertThat(row.getLong(2)).as("decisions").isEqualTo(outcomes.size());
            assertThat(row.getLong(3)).as("stock").isEqualTo(300_000L - outcomes.size());
            assertThat(row.getLong(4)).as("sum of the ledger").isEqualTo(row.getLong(3));
        }
    }

    private static void published(OwnServers servers) {
        await().atMost(60, SECONDS).until(() -> {
            try (var connection = Market.owner(servers);
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select count(*) from outbox where position is null")) {
                row.next();
                return row.getLong(1) == 0;
            }
        });
    }
}
