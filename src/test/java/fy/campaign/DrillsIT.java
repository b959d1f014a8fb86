package fy.campaign;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The disasters of docs/runbooks on real servers, and their commands. After each, the books balance and trade goes on. */
class DrillsIT {

    private static final Pattern SETTLEMENT = Pattern.compile("action=\"(/operator/dead-letters/[^\"]+/settlement)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static OwnServers servers;
    private static PackagedApp app;
    private static Http door;
    private static Operator operator;
    private static Acts acts;
    private static int days;

    @BeforeAll
    static void aMarketplace() throws Exception {
        servers = OwnServers.start();
        var settings = new HashMap<>(Bazaar.SETTINGS);
        settings.put("fy.relay.look-every", "1s");
        app = PackagedApp.start(servers, "web,relay,monitor,notifications", settings);
        door = new Http(app.address());
        operator = new Operator(door);
        try (var connection = DriverManager.getConnection(servers.jdbcUrl(), "fy_owner", "fy_owner")) {
            acts = new Acts(Bazaar.open(connection, 4, 8));
        }
        acts.opening(1_000, 500).forEach(door::send);
    }

    @AfterAll
    static void close() throws Exception {
        app.close();
        servers.close();
    }

    @Test
    void kafka_lost_is_filled_again_from_the_ledgers() throws Exception {
        trade();
        servers.kafka().kill();
        servers.kafka().wipe();
        servers.kafka().startAgain();
        await().atMost(PATIENCE).until(() -> operator.page("/operator").contains("Kafka lost what was published"));

        operator.republish();

        balanced();
    }

    @Test
    void a_projection_that_is_gone_is_built_again() throws Exception {
        trade();
        Quiet.await(servers.jdbcUrl(), PATIENCE);
        change("delete from stock_level");

        operator.rebuild("zero");

        balanced();
        operator.rebuild("snapshots");
        balanced();
    }

    @Test
    void a_database_restored_to_an_earlier_moment_stops_publication_until_what_kafka_knows_more_was_kept()
            throws Exception {
        var data = servers.folder().resolve("postgres");
        var kept = servers.folder().resolve("backup");
        trade();
        Quiet.await(servers.jdbcUrl(), PATIENCE);
        servers.killPostgres();
        copy(data, kept);
        servers.startPostgresAgain();
        trade();
        Quiet.await(servers.jdbcUrl(), PATIENCE);
        app.stop();
        servers.killPostgres();
        delete(data);
        copy(kept, data);
        servers.startPostgresAgain();
        app.startAgain();
        await().atMost(PATIENCE).until(() -> operator.page("/operator").contains("Kafka knows more than the ledger"));

        var beyond = operator.beyondLedger();
        assertThat(beyond.lines()).anyMatch(line -> line.contains("\"type\":\"OrderPlaced\""));
        assertThat(beyond.lines().reduce((_, last) -> last).orElseThrow())
                .contains("\"complete\":true")
                .contains("\"beyond\":" + (beyond.lines().count() - 1));
        operator.republish();

        balanced();
    }

    @Test
    void a_record_that_nobody_can_read_is_set_aside_and_settled() throws Exception {
        trade();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", servers.kafka().address(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("inventory_events", "written by hand".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
        await().atMost(PATIENCE).until(() -> settlement() != null);

        assertThat(operator.press("/operator/dead-letters", settlement()).status())
                .isEqualTo(303);

        assertThat(settlement()).isNull();
        balanced();
    }

    /** Path of the button that settles the newest dead letter; null where none stands. */
    private static String settlement() {
        var found = SETTLEMENT.matcher(operator.page("/operator/dead-letters"));
        return found.find() ? found.group(1) : null;
    }

    /** A few orders more. */
    private static void trade() {
        try (var driver = new Driver(acts, List.of(door), new History(), "drill" + ++days, 60)) {
            driver.start(days);
            await().atMost(PATIENCE).until(() -> driver.acknowledged() > 60);
        }
    }

    private static void balanced() throws SQLException {
        trade();
        Quiet.await(servers.jdbcUrl(), PATIENCE);
        assertThat(operator.verify()).contains("\"balanced\":true");
    }

    private static void change(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(servers.jdbcUrl(), "fy_owner", "fy_owner");
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        var copying = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).start();
        assertThat(copying.waitFor(30, SECONDS) && copying.exitValue() == 0).isTrue();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
