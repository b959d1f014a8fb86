package fy.inventory.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fy.OwnersDatabase;
import fy.Worlds;
import fy.events.Envelope;
import fy.events.EventJson;
import fy.events.InventoryEvent;
import fy.events.InventoryEvent.StockReceived;
import fy.events.UnreadableEvent;
import fy.eventstore.Alarms;
import fy.eventstore.EventStore;
import fy.eventstore.Job;
import fy.eventstore.Jobs;
import fy.eventstore.KafkaClients;
import fy.eventstore.Ledger;
import fy.eventstore.Outbox;
import fy.eventstore.Republication;
import fy.eventstore.SendingAgain;
import fy.eventstore.Topics;
import fy.inventory.Books.Badge;
import fy.inventory.Level;
import fy.inventory.StockLevels;
import fy.inventory.Stockroom;
import fy.inventory.Stockroom.Room;
import fy.shared.Jdbc;
import fy.shared.Sku;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The event machinery as a whole, against the real database and the real broker. */
@QuarkusTest
class MachineryTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Stockroom stockroom;

    @Inject
    Worlds worlds;

    @Inject
    StockLevels levels;

    @Inject
    fy.inventory.Books badges;

    @Inject
    EventStore store;

    @Inject
    KafkaClients clients;

    @Inject
    Outbox outbox;

    @Inject
    Jobs jobs;

    @Inject
    Alarms alarms;

    @Inject
    DeadLetters deadLetters;

    @Inject
    Verifications verifications;

    @Inject
    Rebuilds rebuilds;

    @Inject
    Republication republication;

    @Inject
    SendingAgain sendingAgain;

    @Inject
    SnapshotRounds snapshots;

    @Inject
    Jdbc jdbc;

    @Inject
    Ledger ledger;

    @Inject
    RebuildWork rebuildWork;

    @Inject
    Checkpoints checkpoints;

    @Inject
    ManagedExecutor threads;

    @Inject
    DataSource database;

    @Inject
    OwnersDatabase owners;

    private Room room;

    private static boolean fresh;

    /** Other tests put events of their own invention on the topics: these begin with what the ledgers say. */
    @BeforeEach
    void onlyWhatTheLedgersSay() {
        if (!fresh) {
            done(republication.ask(null));
            done(rebuilds.ask(Origin.ZERO, null));
            fresh = true;
        }
        movedStock();
    }

    private void movedStock() {
        room = stockroom.open(3);
        for (int i = 1; i <= 9; i++) {
            stockroom.restock(room, room.skus().get(i % 3), 10 * i);
        }
        stockroom.writeOff(room, room.sku(), 4);
        awaitProjected(room.sku(), 4);
        room.skus().forEach(sku -> awaitProjected(sku, 3));
    }

    @Test
    void anEarlyEventParksUntilTheMissingOnesAreSentAgainFromTheLedger() {
        var sku = room.sku();
        var quantity = levels.find(sku).orElseThrow().quantity();
        jdbc.update("delete from stock_level where sku = ?", sku);
        stockroom.restock(room, sku, 7);
        await().atMost(SOON).until(() -> levels.find(sku).map(Level::held).orElse(false));
        assertThat(levels.find(sku).map(Level::seq)).contains(0L);
        assertThat(alarms.standing(100))
                .filteredOn(a -> a.subject().equals(sku.code()))
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.kind()).isEqualTo("held");
                    assertThat(a.detail()).contains("seq 1 is missing");
                });

        done(sendingAgain.ask(sku, 1, null));
        await().atMost(SOON).until(() -> !levels.find(sku).orElseThrow().held());
        assertThat(levels.find(sku).map(Level::seq)).contains(5L);
        assertThat(levels.find(sku).map(Level::quantity)).contains(quantity + 7);
        assertThat(alarms.standing(100)).noneMatch(a -> a.subject().equals(sku.code()));
    }

    @Test
    void whatCannotBeReadBecomesADeadLetterWithItsCauseAndHoldsNothing() {
        var sku = room.sku().code();
        var causes = Map.of(
                "not JSON", new Raw(sku, "{not json"),
                "no value", new Raw(sku, null),
                "no key", new Raw(null, "{}"),
                "the key is not the SKU of the event", new Raw("another", topicText(room.sku())));
        long before = count();
        causes.values()
                .forEach(raw -> store.send(
                        "test", List.of(new ProducerRecord<>(InventoryEvent.TOPIC, bytes(raw.key), bytes(raw.value)))));
        await().atMost(SOON).until(() -> count() == before + causes.size());
        assertThat(deadLetters.waiting(null, causes.size()))
                .extracting(DeadLetters.DeadLetter::cause)
                .containsExactlyInAnyOrderElementsOf(causes.keySet());
        await().atMost(SOON)
                .until(() -> jdbc.first(
                                        "select count(*) from dead_letters where published_at is null",
                                        row -> row.getLong(1))
                                .orElseThrow()
                        == 0);

        stockroom.restock(room, room.sku(), 1);
        awaitProjected(room.sku(), 5);
        assertThat(levels.find(room.sku()).orElseThrow().held()).isFalse();
        for (var letter : deadLetters.waiting(null, causes.size())) {
            assertThat(deadLetters.settle(letter.deadLetterId(), room.owner())).isTrue();
            assertThat(deadLetters.settle(letter.deadLetterId(), room.owner())).isFalse();
        }
    }

    @Test
    void aDeadLetterIsDrivenAgainOnceWhatMadeItUnreadableIsMended() {
        var mended = stockroom.open(1);
        var event = stockroom.restock(mended, mended.sku(), 6);
        awaitProjected(mended.sku(), 1);
        jdbc.update("delete from stock_level where sku = ?", mended.sku());
        long letter = jdbc.first("""
                        insert into dead_letters (topic, partition, record_offset, cause, record_key, record_value)
                        values ('inventory_events', 0, 0, 'not JSON', ?::text::bytea, convert_to(?, 'UTF8'))
                        returning dead_letter_id
                        """, row -> row.getLong(1), mended.sku(), EventJson.text(event))
                .orElseThrow();

        redrive(letter);
        awaitProjected(mended.sku(), 1);
        assertThat(levels.find(mended.sku()).map(Level::quantity)).contains(6L);
        await().atMost(SOON).until(() -> deadLetters.find(letter).orElseThrow().settledAt() != null);
        long asked = jobs.newest(DeadLetters.REDRIVE, 100).size();
        redrive(letter);
        assertThat(jobs.newest(DeadLetters.REDRIVE, 100)).hasSize((int) asked);
    }

    private void redrive(long letter) {
        worlds.form(worlds.operator())
                .post("/operator/dead-letters/" + letter + "/redrive")
                .then()
                .statusCode(303);
    }

    @Test
    void aRebuildMakesTheSameProjectionFromZeroAndFromSnapshotsWithAndWithoutThem() throws Exception {
        var before = projection();
        done(rebuilds.ask(Origin.ZERO, null));
        assertThat(projection()).isEqualTo(before);

        snapshots.round();
        stockroom.restock(room, room.sku(), 3);
        awaitProjected(room.sku(), 5);
        before = projection();
        var fromSnapshots = done(rebuilds.ask(Origin.SNAPSHOTS, null));
        assertThat(projection()).isEqualTo(before);
        var fromZero = done(rebuilds.ask(Origin.ZERO, null));
        assertThat(fromSnapshots.path("events").asLong())
                .isLessThan(fromZero.path("events").asLong());

        deleteSnapshots();
        done(rebuilds.ask(Origin.SNAPSHOTS, null));
        assertThat(projection()).isEqualTo(before);
        stockroom.restock(room, room.sku(), 1);
        awaitProjected(room.sku(), 6);
    }

    @Test
    void aRebuildWhileTradeGoesOnLosesNothing() throws Exception {
        var last = new AtomicReference<InventoryEvent>();
        var over = new AtomicBoolean();
        var trade = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                last.set(stockroom.restock(room, room.sku(), 1));
            }
        });
        try {
            for (int i = 0; i < 3; i++) {
                done(rebuilds.ask(Origin.ZERO, null));
            }
        } finally {
            over.set(true);
            trade.join();
        }
        awaitProjected(room.sku(), last.get().seq());
        assertThat(levels.find(room.sku()).orElseThrow().quantity())
                .isEqualTo(last.get().quantity());
        assertThat(levels.find(room.sku()).orElseThrow().held()).isFalse();
    }

    @Test
    void whatIsReadWhileARebuildFillsItsTablesIsTakenOverBeforeTheSwap() throws Exception {
        try (var connection = owners.open()) {
            connection.setAutoCommit(false);
            try (var inTheWay = connection.prepareStatement("""
                    insert into stock_level (generation, sku, brand_id, quantity, seq, occurred_at, held)
                    select l.generation + 1, l.sku, l.brand_id, 0, 0, l.occurred_at, false
                    from stock_level l join projection p using (generation) where l.sku = ?
                    """)) {
                inTheWay.setString(1, room.sku().code());
                assertThat(inTheWay.executeUpdate()).isOne();
            }
            var rebuild = rebuilds.ask(Origin.ZERO, null);
            await().atMost(SOON)
                    .until(() -> jdbc.first(
                                            "select count(*) from pg_locks where not granted and locktype = 'transactionid'",
                                            row -> row.getLong(1))
                                    .orElseThrow()
                            > 0);
            var meanwhile = stockroom.restock(room, room.sku(), 7);
            awaitProjected(room.sku(), meanwhile.seq());
            connection.rollback();

            done(rebuild);
            assertThat(levels.find(room.sku()).orElseThrow().quantity()).isEqualTo(meanwhile.quantity());
        }
    }

    @Test
    void aRebuildThatAnotherProcessTookUpChangesNothingAnyMore() throws Exception {
        var job = UUID.randomUUID();
        jdbc.update(
                "insert into jobs (job_id, kind, parameter, state, runner) values (?, 'rebuild', 'zero', 'done', ?)",
                job,
                UUID.randomUUID());
        var live = checkpoints.live();
        var mine = jobs.find(job).orElseThrow();
        try (var connection = owners.open()) {
            connection.setAutoCommit(false);
            connection.createStatement().executeQuery("select generation from projection for update");
            var rebuilt = threads.supplyAsync(() -> rebuildWork.run(mine));
            await().atMost(SOON)
                    .until(() -> jdbc.first(
                                            "select count(*) from pg_locks where not granted and locktype = 'transactionid'",
                                            row -> row.getLong(1))
                                    .orElseThrow()
                            > 0);
            jdbc.update("update jobs set runner = ? where job_id = ?", UUID.randomUUID(), job);
            connection.rollback();
            assertThat(rebuilt)
                    .failsWithin(SOON)
                    .withThrowableThat()
                    .withMessageContaining("another process has taken this job up");
        }
        assertThat(checkpoints.live()).isEqualTo(live);
        done(rebuilds.ask(Origin.ZERO, null));
        assertThat(jdbc.first("select count(distinct generation) from stock_level", row -> row.getInt(1)))
                .contains(1);
    }

    @Test
    void theBooksBalanceAndAChangedLedgerRowIsNamed() throws Exception {
        var good = done(verifications.ask(null));
        assertThat(good.path("firstDifference").isNull()).as(good.toString()).isTrue();
        assertThat(good.path("balanced").asBoolean()).isTrue();
        assertThat(badges.of(room.brand()).map(Badge::balanced)).contains(true);
        stockroom.restock(room, room.skus().get(1), 2);
        awaitProjected(room.skus().get(1), 4);
        var continued = done(jobs.ask(Verifications.KIND, Verifications.CONTINUED, null));
        assertThat(continued.path("balanced").asBoolean())
                .as(continued.toString())
                .isTrue();
        assertThat(continued.path("events").asLong())
                .isLessThan(good.path("events").asLong());

        asOwner("update inventory_events set delta_quantity = delta_quantity - 1 where sku = ? and seq = 2");
        try {
            var bad = done(verifications.ask(null));
            assertThat(bad.path("balanced").asBoolean()).isFalse();
            assertThat(bad.path("firstDifference").asText())
                    .contains(room.sku().code())
                    .contains("seq 2");
            assertThat(badges.of(room.brand()).map(Badge::balanced)).contains(false);
        } finally {
            asOwner("update inventory_events set delta_quantity = delta_quantity + 1 where sku = ? and seq = 2");
        }
        assertBalanced();
    }

    @Test
    void aSwappedEventAndAWrongProjectionAreNamedToo() throws Exception {
        asOwner("update inventory_events set event_id = gen_random_uuid() where sku = ? and seq = 3");
        var id = jdbc.first(
                        "select event_id from inventory_events where sku = ? and seq = 3",
                        row -> row.getObject(1, UUID.class),
                        room.sku())
                .orElseThrow();
        var bad = done(verifications.ask(null)).path("firstDifference").asText();
        assertThat(bad).contains("seq 3").contains(id.toString());
        var published = Objects.requireNonNull(onTopic().get(room.sku().code() + "/3"));
        asOwner("update inventory_events set event_id = '" + published + "' where sku = ? and seq = 3");

        jdbc.update("update stock_level set quantity = quantity + 1 where sku = ?", room.sku());
        assertThat(done(verifications.ask(null)).path("firstDifference").asText())
                .contains(room.sku().code())
                .contains("the projection");
        done(rebuilds.ask(Origin.ZERO, null));
        assertBalanced();
    }

    @Test
    void whatStoodWrongInTheProjectionDoesNotComeBackFromTheSnapshotsAfterARebuildFromZero() throws Exception {
        jdbc.update("update stock_level set quantity = quantity + 1 where sku = ?", room.sku());
        snapshots.beginAnew();
        snapshots.round();
        done(rebuilds.ask(Origin.ZERO, null));
        assertBalanced();

        done(rebuilds.ask(Origin.SNAPSHOTS, null));
        assertBalanced();
    }

    private void assertBalanced() {
        var verified = done(verifications.ask(null));
        assertThat(verified.path("balanced").asBoolean())
                .as(verified.toString())
                .isTrue();
    }

    @Test
    void anEventThatKafkaLostIsNamedThoughItIsTheNewest() throws Exception {
        markedAndNeverSent();
        var bad = done(verifications.ask(null));
        assertThat(bad.path("balanced").asBoolean()).as(bad.toString()).isFalse();
        assertThat(bad.path("firstDifference").asText())
                .contains(room.sku() + ": event seq 5 was published, Kafka does not have it");
        assertThat(badges.of(room.brand()).map(Badge::balanced)).contains(false);
        assertThat(alarms.standing(100)).anyMatch(alarm -> alarm.kind().equals("verify"));

        done(sendingAgain.ask(room.sku(), 5, null));
        awaitProjected(room.sku(), 5);
        assertBalanced();
    }

    /** As it looks when a broker acknowledged an event and then lost it. */
    private void markedAndNeverSent() throws SQLException {
        QuarkusTransaction.begin();
        try (var connection = database.getConnection()) {
            var stock = jdbc.first(
                            "select quantity + 1 from stock where sku = ? for no key update",
                            row -> row.getLong(1),
                            room.sku())
                    .orElseThrow();
            var envelope = new Envelope(UUID.randomUUID(), UUID.randomUUID(), room.owner(), null, Instant.now());
            ledger.appendInventory(
                    connection, List.of(new StockReceived(envelope, room.brand(), room.sku(), 1, stock, 5, null)));
            jdbc.update("update stock set quantity = ?, seq = 5 where sku = ?", stock, room.sku());
            jdbc.update("""
                    with counter as (update publication set last_position = last_position + 1 returning last_position)
                    update outbox set position = last_position, brand_id = ? from counter where event_id = ?
                    """, room.brand(), envelope.eventId());
        }
        QuarkusTransaction.commit();
    }

    @Test
    void republishingMakesTheSameTopicsAndTheSameProjection() {
        var published = onTopic();
        var before = projection();
        var positions = positions();
        done(republication.ask(null));
        assertThat(onTopic()).isEqualTo(published);
        assertThat(positions()).isEqualTo(positions);

        stockroom.restock(room, room.sku(), 11);
        awaitProjected(room.sku(), 5);
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        done(verifications.ask(null)).path("balanced").asBoolean())
                .isTrue());
        var after = projection();
        after.remove(room.sku().code());
        before.remove(room.sku().code());
        assertThat(after).isEqualTo(before);
    }

    private record Raw(@Nullable String key, @Nullable String value) {}

    private void awaitProjected(Sku sku, long seq) {
        assertThat(levels.await(sku, seq, SOON).seq()).as(sku.code()).isGreaterThanOrEqualTo(seq);
    }

    private JsonNode done(UUID jobId) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            var state = jobs.find(jobId).orElseThrow().state();
            return state == Job.State.DONE || state == Job.State.FAILED;
        });
        var job = jobs.find(jobId).orElseThrow();
        assertThat(job.state()).as(job.result()).isEqualTo(Job.State.DONE);
        try {
            return new ObjectMapper().readTree(job.result());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private void send(String key, byte[] value) {
        store.send("test", List.of(new ProducerRecord<>(InventoryEvent.TOPIC, bytes(key), value)));
    }

    private static byte[] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }

    private String topicText(Sku sku) {
        return new String(
                EventJson.encode(new InventoryEvent.StockReceived(
                        Events.event(1, 1, 1).envelope(), room.brand(), sku, 1, 1, 1, null)),
                UTF_8);
    }

    private long count() {
        return jdbc.first("select count(*) from dead_letters", row -> row.getLong(1))
                .orElseThrow();
    }

    /** The live projection of every SKU. */
    private Map<String, String> projection() {
        await().atMost(SOON).until(() -> outbox.lag().unpublished() == 0);
        var rows = new TreeMap<String, String>();
        jdbc.list("""
                        select l.sku, l.brand_id || ' ' || l.quantity || ' ' || l.seq || ' ' || l.occurred_at || ' ' || l.held
                        from stock_level l join projection p on p.generation = l.generation
                        """, row -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(row -> rows.put(row.getKey(), row.getValue()));
        return rows;
    }

    private Map<String, Long> positions() {
        var rows = new TreeMap<String, Long>();
        jdbc.list("select event_id::text, position from outbox", row -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(row -> rows.put(row.getKey(), row.getValue()));
        return rows;
    }

    /** Event id by SKU and seq, its first occurrence on the topic. */
    private Map<String, String> onTopic() {
        var found = new TreeMap<String, String>();
        try (var reader = clients.topic(InventoryEvent.TOPIC, "test")) {
            reader.read(Map.of(), reader.ends(), message -> {
                try {
                    var event = Arrival.of(message, "").event();
                    var known = jdbc.first(
                            "select 1 from inventory_events where event_id = ?",
                            row -> 1,
                            event.envelope().eventId());
                    if (known.isPresent() || event.sku().equals(room.sku())) {
                        found.putIfAbsent(
                                event.sku() + "/" + event.seq(),
                                event.envelope().eventId().toString());
                    }
                } catch (UnreadableEvent e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            });
        }
        return found;
    }

    private void deleteSnapshots() {
        try (var reader = clients.topic(Topics.SNAPSHOTS, "test")) {
            reader.read(
                    Map.of(),
                    reader.ends(),
                    message -> store.send(
                            "test",
                            List.of(new ProducerRecord<>(Topics.SNAPSHOTS, message.partition(), message.key(), null))));
        }
    }

    private void asOwner(String sql) throws SQLException {
        try (var connection = owners.open();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, room.sku().code());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
