package fy.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.BrandWorld;
import fy.OwnersDatabase;
import fy.Worlds;
import fy.eventstore.Alarms;
import fy.shared.Sku;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What alerts wait for is brought about, and {@code /q/metrics} says so. */
@QuarkusTest
class ConditionsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Worlds worlds;

    @Inject
    Alarms alarms;

    @Inject
    AgroalDataSource pool;

    @Inject
    OwnersDatabase owners;

    @Test
    void whatIsDecidedIsCounted() {
        var brand = worlds.newBrand();
        var sku = worlds.newSku(brand);
        var before = Scrape.now();
        restock(brand, sku, 5);
        order(sku, 2, "first", 201);
        order(sku, 2, "first", 201);
        order(sku, 7, "too-many", 409);
        var after = Scrape.now();
        assertThat(risen(before, after, "fy_decisions_total", "kind=\"restock\",outcome=\"accepted\""))
                .isOne();
        assertThat(risen(before, after, "fy_decisions_total", "kind=\"order\",outcome=\"accepted\""))
                .isOne();
        assertThat(risen(before, after, "fy_decisions_total", "kind=\"order\",outcome=\"refused\""))
                .isOne();
        assertThat(risen(before, after, "fy_demand_unmet_units_total", "")).isEqualTo(4);
        assertThat(risen(before, after, "fy_stock_moved_units_total", "type=\"StockReceived\""))
                .isEqualTo(5);
        assertThat(risen(before, after, "fy_stock_moved_units_total", "type=\"StockSold\""))
                .isEqualTo(2);
        assertThat(risen(before, after, "fy_decision_seconds_count", "")).isBetween(3.0, 4.0);
        assertThat(risen(before, after, "fy_decisions_batch_sum", "")).isBetween(3.0, 4.0);
        assertThat(after.lines()).noneMatch(line -> line.contains(sku.code()) || line.contains(brand.slug()));
        await().atMost(SOON)
                .until(() -> risen(before, Scrape.now(), "fy_relay_published_events_total", "") >= 2
                        && risen(before, Scrape.now(), "fy_projection_applied_events_total", "") >= 2);
    }

    @Test
    void nothingIsFollowedWhereNoCollectorIsSet() throws SQLException {
        var brand = worlds.newBrand();
        restock(brand, worlds.newSku(brand), 1);
        try (var database = owners.open();
                var statement = database.createStatement();
                var rows = statement.executeQuery("select count(*), count(traceparent) from outbox")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isPositive();
            assertThat(rows.getLong(2)).isZero();
        }
    }

    @Test
    @MakesTrue({"EventsNotPublished", "NobodyPublishes"})
    void whatIsNotPublishedIsSeenToGrowOld() throws SQLException {
        var brand = worlds.newBrand();
        var sku = worlds.newSku(brand);
        try (var database = owners.open()) {
            run(database, "update publication set republication = gen_random_uuid()");
            try {
                await().atMost(SOON).until(() -> Scrape.now().max("fy_relay_leads", "") == 0);
                restock(brand, sku, 1);
                run(
                        database,
                        "update outbox set created_at = created_at - interval '2 minutes' where position is null");
                await().atMost(SOON).untilAsserted(() -> {
                    var said = Scrape.now();
                    assertThat(said.max("fy_outbox_oldest_seconds", "")).isGreaterThan(60);
                    assertThat(said.max("fy_outbox_unpublished", "")).isPositive();
                });
            } finally {
                run(database, "update publication set republication = null");
            }
        }
        await().atMost(SOON).untilAsserted(() -> {
            var said = Scrape.now();
            assertThat(said.max("fy_outbox_oldest_seconds", "")).isLessThan(60);
            assertThat(said.max("fy_relay_leads", "")).isOne();
        });
    }

    @Test
    @MakesTrue({"RelayRefuses", "BooksDisagree", "EventsSetAside"})
    void anAlarmThatStandsIsCountedUntilItIsCleared() {
        var kinds = List.of("relay", "verify", "held", "dead-letter");
        var before = kinds.stream().collect(Collectors.toMap(kind -> kind, ConditionsTest::standing));
        kinds.forEach(kind -> alarms.raise(kind, "conditions", "for a test"));
        try {
            await().atMost(SOON).until(() -> kinds.stream().allMatch(kind -> standing(kind) == before.get(kind) + 1));
        } finally {
            kinds.forEach(kind -> alarms.clear(kind, "conditions"));
        }
        await().atMost(SOON).until(() -> kinds.stream().allMatch(kind -> standing(kind) == before.get(kind)));
    }

    @Test
    @MakesTrue("MailsLate")
    void aMailThatNobodyTakesIsSeenToBeLate() throws Exception {
        try (var writer = owners.open();
                var holder = owners.open();
                var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            var id = mail(writer, "leased", "1 hour");
            writer.setAutoCommit(false);
            holder.setAutoCommit(false);
            run(
                    writer,
                    "update mails set next_attempt_at = now() - interval '10 minutes' where message_id = '" + id + "'");
            // It waits for the row and has it the moment it is due, so that no sender comes between.
            var held = waiting.submit(() -> holder.createStatement()
                    .executeQuery("select 1 from mails where message_id = '" + id + "' for update"));
            await().atMost(SOON).until(() -> waitsForALock(writer));
            writer.commit();
            held.get();
            await().atMost(SOON).until(() -> Scrape.now().max("fy_mails_late_seconds", "") > 300);
            run(holder, "delete from mails where message_id = '" + id + "'");
            holder.commit();
        }
        await().atMost(SOON).until(() -> Scrape.now().max("fy_mails_late_seconds", "") < 300);
    }

    @Test
    @MakesTrue("MailsGivenUp")
    void aMailThatWasGivenUpIsCounted() throws SQLException {
        try (var database = owners.open()) {
            double before = Scrape.now().max("fy_mails_failed", "");
            var id = mail(database, "failed", "0");
            await().atMost(SOON).until(() -> Scrape.now().max("fy_mails_failed", "") > before);
            run(database, "delete from mails where message_id = '" + id + "'");
        }
    }

    @Test
    @MakesTrue({"TriedInVain", "DecisionsSlow", "ServerErrors", "SlowAnswers"})
    void whoeverIsToldToTryAgainIsCounted() throws SQLException {
        var brand = worlds.newBrand();
        var sku = worlds.newSku(brand);
        restock(brand, sku, 5);
        try (var database = owners.open()) {
            database.setAutoCommit(false);
            database.createStatement().executeQuery("select 1 from stock where sku = '" + sku + "' for update");
            var before = Scrape.now();
            order(sku, 1, "held-up", 503);
            var after = Scrape.now();
            database.rollback();
            assertThat(after.share(before, "fy_decisions_total", "outcome=\"unavailable\"", "fy_decisions_total"))
                    .isGreaterThan(0.05);
            assertThat(after.share(before, "fy_decision_seconds_sum", "", "fy_decision_seconds_count"))
                    .isGreaterThan(0.5);
            assertThat(after.share(
                            before,
                            "http_server_requests_seconds_count",
                            "status=\"5..\"",
                            "http_server_requests_seconds_count"))
                    .isGreaterThan(0.01);
            assertThat(after.share(
                            before, "http_server_requests_seconds_sum", "", "http_server_requests_seconds_count"))
                    .isGreaterThan(0.5);
        }
    }

    @Test
    @MakesTrue("PoolEmpty")
    void whoWaitsForAConnectionIsCounted() throws Exception {
        var enough = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                people.submit(() -> {
                    try (var connection = pool.getConnection()) {
                        enough.await();
                        return connection.isClosed();
                    }
                });
            }
            await().atMost(Duration.ofSeconds(3))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> Scrape.now().max("agroal_awaiting_count", "datasource=\"default\"") > 5);
            enough.countDown();
        }
        assertThat(Scrape.now().max("agroal_awaiting_count", "datasource=\"deciding\""))
                .isZero();
    }

    /** Not in the heap that all tests share. */
    @Test
    @MakesTrue("HeapFull")
    void aHeapThatIsFullSaysSo() throws Exception {
        var said = Scrape.of(Tools.run(
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:SurvivorRatio=64",
                "-cp",
                System.getProperty("java.class.path"),
                FullHeap.class.getName()));
        double most = said.lines().stream()
                .filter(line -> line.startsWith("jvm_memory_max_bytes{area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .filter(bytes -> bytes > 0)
                .sum();
        assertThat(said.sum("jvm_memory_used_bytes", "area=\"heap\"") / most).isGreaterThan(0.95);
    }

    private void restock(BrandWorld brand, Sku sku, int quantity) {
        worlds.api(brand.key())
                .contentType(ContentType.JSON)
                .body(Map.of("SKU", sku.code(), "deltaQuantity", quantity))
                .post("/api/inventory/events")
                .then()
                .statusCode(201);
    }

    private void order(Sku sku, int quantity, String key, int status) {
        worlds.clara();
        worlds.api("fy_dev_customer")
                .header("Idempotency-Key", key + sku)
                .contentType(ContentType.JSON)
                .body("""
                        {"lines": [{"SKU": "%s", "quantity": %d}], "shipTo": {"name": "Clara", "street": "Long Street 1",
                         "city": "Utrecht", "postcode": "3511 AB", "country": "NL"}}
                        """.formatted(sku, quantity))
                .post("/api/orders")
                .then()
                .statusCode(status);
    }

    private static double risen(Scrape before, Scrape after, String metric, String labels) {
        return after.sum(metric, labels) - before.sum(metric, labels);
    }

    private static double standing(String kind) {
        return Scrape.now().max("fy_alarms_standing", "kind=\"" + kind + "\"");
    }

    private static String mail(Connection database, String state, String dueIn) throws SQLException {
        var id = "<" + UUID.randomUUID() + "@conditions.test>";
        run(database, """
                insert into mails (kind, event_id, recipient, address, message_id, subject, state, next_attempt_at, parameters)
                values ('order-placed', gen_random_uuid(), gen_random_uuid(), 'nobody@example.com', '%s', 'of a test', '%s',
                    now() + interval '%s', '{}')
                """.formatted(id, state, dueIn));
        return id;
    }

    private static boolean waitsForALock(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "select exists (select from pg_locks where not granted and locktype = 'transactionid')")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
