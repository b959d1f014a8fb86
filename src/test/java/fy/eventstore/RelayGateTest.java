package fy.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;

import fy.Worlds;
import fy.events.Envelope;
import fy.events.EventJson;
import fy.events.InventoryEvent;
import fy.inventory.Stockroom;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RelayGateTest {

    @Inject
    RelayGate gate;

    @Inject
    KafkaClients clients;

    @Inject
    EventStore store;

    @Inject
    Relay relay;

    @Inject
    RelayLook look;

    @Inject
    Alarms alarms;

    @Inject
    UnrulyReader reader;

    @Inject
    Republication republication;

    @Inject
    Jobs jobs;

    @Inject
    Outbox outbox;

    @Inject
    Stockroom stockroom;

    @Inject
    Worlds worlds;

    @Inject
    DataSource database;

    private Stockroom.Room room;

    @BeforeEach
    void onlyWhatTheLedgersSay() {
        room = stockroom.open(1);
        stockroom.restock(room, room.sku(), 5);
        republish();
        await().atMost(Duration.ofSeconds(30)).until(() -> outbox.lag().unpublished() == 0);
    }

    @Test
    void passesWhenTopicsAndLedgersAreOurs() throws Exception {
        try (var connection = database.getConnection()) {
            gate.pass(connection);
            assertThat(Publication.topics(connection)).containsKeys("inventory_events", "order_events");
        }
    }

    @Test
    void refusesATopicThatIsConfiguredOtherwise() throws Exception {
        retention("604800000");
        try (var connection = database.getConnection()) {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertRefused(
                            connection,
                            "topic order_events is configured otherwise: retention.ms is 604800000, must be -1"));
        } finally {
            retention("-1");
        }
    }

    @Test
    void refusesWhenKafkaKnowsMoreThanTheLedgerUntilItIsRepublished() throws Exception {
        var known = stockroom.restock(room, room.sku(), 1);
        var lost = lostAfter(known);
        send(lost);
        try (var connection = database.getConnection()) {
            assertRefused(
                    connection,
                    "Kafka knows more than the ledger: event " + lost.envelope().eventId());
            republish();
            gate.pass(connection);
        }
    }

    @Test
    void whatKafkaKnowsMoreIsFoundBehindAnyNumberOfEventsSentAgainAndCanBeExported() throws Exception {
        var known = stockroom.restock(room, room.sku(), 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> outbox.lag().unpublished() == 0);
        var lost = lostAfter(known);
        worlds.operator();
        send(lost);
        for (int i = 0; i < 300; i++) {
            send(known);
        }
        try (var connection = database.getConnection()) {
            assertRefused(
                    connection,
                    "Kafka knows more than the ledger: event " + lost.envelope().eventId());
            var lines = worlds.api("fy_dev_operator")
                    .get("/api/operator/beyond-ledger")
                    .then()
                    .statusCode(200)
                    .header("Content-Type", startsWith("application/x-ndjson"))
                    .extract()
                    .asString()
                    .lines()
                    .toList();
            assertThat(lines).hasSize(2);
            assertThat(lines.getFirst()).contains(EventJson.text(lost)).contains("\"topic\":\"inventory_events\"");
            assertThat(lines.getLast()).startsWith("{\"complete\":true").endsWith("\"beyond\":1}");
            assertThat(worlds.as(worlds.operator())
                            .get("/operator/publication/beyond-ledger")
                            .then()
                            .statusCode(200)
                            .header("Content-Disposition", "attachment; filename=\"beyond-ledger.jsonl\"")
                            .extract()
                            .asString()
                            .lines()
                            .findFirst())
                    .contains(lines.getFirst());
            republish();
            gate.pass(connection);
            assertThat(worlds.api("fy_dev_operator")
                            .get("/api/operator/beyond-ledger")
                            .asString())
                    .contains("\"beyond\":0}");
        }
    }

    @Test
    void whatWasLookedAtIsNotLookedAtAgainThoughAStrangerCameAfterIt() throws Exception {
        var known = stockroom.restock(room, room.sku(), 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> outbox.lag().unpublished() == 0);
        var message =
                new ProducerRecord<>(InventoryEvent.TOPIC, known.sku().code().getBytes(UTF_8), EventJson.encode(known));
        store.send("test", Collections.nCopies(2_500, message));
        send(lostAfter(known));
        try (var connection = database.getConnection()) {
            long before = looked(connection);
            assertRefused(connection, "Kafka knows more than the ledger");
            assertThat(looked(connection)).isGreaterThanOrEqualTo(before + 2_000);
            republish();
            gate.pass(connection);
        }
    }

    @Test
    void theRelayThatLeadsLeavesLittleToLookAtForTheNext() throws Exception {
        for (int i = 0; i < 20; i++) {
            stockroom.restock(room, room.sku(), 1);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> outbox.lag().unpublished() == 0);
        await().atMost(Duration.ofSeconds(30)).until(relay::leads);
        look.look();
        try (var connection = database.getConnection();
                var reader = clients.topic(InventoryEvent.TOPIC, "test")) {
            assertThat(looked(connection))
                    .isEqualTo(reader.ends().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
        }
    }

    /** How many records of the topic stand behind the gate's mark. */
    private static long looked(Connection connection) throws SQLException {
        var topicId = String.valueOf(Publication.topics(connection).get(InventoryEvent.TOPIC));
        return Publication.lookedAt(connection, InventoryEvent.TOPIC, topicId).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void refusesATopicThatSomebodyElseMadeAnew() throws Exception {
        try (var connection = database.getConnection()) {
            var before = Publication.topics(connection).get(InventoryEvent.TOPIC);
            Publication.topic(connection, InventoryEvent.TOPIC, "another");
            assertRefused(connection, "Kafka lost what was published: topic inventory_events");
            Publication.topic(connection, InventoryEvent.TOPIC, before);
            gate.pass(connection);
        }
    }

    @Test
    void aRelayWithNothingToPublishStopsAndSaysSoWhenKafkaLostItsTopics() throws Exception {
        await().atMost(Duration.ofSeconds(30)).until(relay::leads);
        try (var connection = database.getConnection()) {
            var before = Publication.topics(connection).get(InventoryEvent.TOPIC);
            Publication.topic(connection, InventoryEvent.TOPIC, "another");
            look.look();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(alarms.standing(10))
                    .anyMatch(alarm -> alarm.detail().startsWith("Kafka lost what was published")));
            assertThat(relay.leads()).isFalse();
            Publication.topic(connection, InventoryEvent.TOPIC, before);
        }
        await().atMost(Duration.ofSeconds(30)).until(relay::leads);
    }

    @Test
    void nothingIsPublishedToTopicsWhoseReadersWereNotPutRight() throws Exception {
        reader.unruly(true);
        try (var connection = database.getConnection()) {
            var job = republication.ask(null);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> jobs.find(job).orElseThrow().state() == Job.State.FAILED);
            assertRefused(connection, "Kafka lost what was published");
            reader.unruly(false);
            republish();
            gate.pass(connection);
        } finally {
            reader.unruly(false);
        }
    }

    private InventoryEvent lostAfter(InventoryEvent known) {
        var envelope = new Envelope(
                UUID.randomUUID(),
                UUID.randomUUID(),
                room.owner(),
                null,
                known.envelope().occurredAt());
        return new InventoryEvent.StockReceived(
                envelope, room.brand(), room.sku(), 4, known.quantity() + 4, known.seq() + 1, null);
    }

    private void send(InventoryEvent event) {
        store.send(
                "test",
                List.of(new ProducerRecord<>(
                        InventoryEvent.TOPIC, event.sku().code().getBytes(UTF_8), EventJson.encode(event))));
    }

    private void assertRefused(Connection connection, String why) {
        assertThatThrownBy(() -> gate.pass(connection))
                .isInstanceOf(RelayRefused.class)
                .hasMessageStartingWith(why)
                .hasMessageNotContaining("\n");
    }

    private void retention(String millis) throws Exception {
        try (var admin = clients.admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, "order_events"),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("retention.ms", millis), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private void republish() {
        var job = republication.ask(null);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jobs.find(job).orElseThrow().state() == Job.State.DONE);
    }
}
