package fy.inventory.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fy.OwnersDatabase;
import fy.events.InventoryEvent;
import fy.events.UnreadableEvent;
import fy.eventstore.Alarms;
import fy.eventstore.EventStore;
import fy.eventstore.Job;
import fy.eventstore.Jobs;
import fy.eventstore.KafkaClients;
import fy.eventstore.Outbox;
import fy.eventstore.Republication;
import fy.eventstore.SendingAgain;
import fy.inventory.StockLevels;
import fy.inventory.Stockroom;
import fy.inventory.Stockroom.Room;
import fy.shared.Jdbc;
import fy.shared.Sku;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The event machinery as a whole, against the real database and the real broker. */
abstract class Machinery {

    static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Stockroom stockroom;

    @Inject
    StockLevels levels;

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
    Verifications verifications;

    @Inject
    Rebuilds rebuilds;

    @Inject
    Republication republication;

    @Inject
    SendingAgain sendingAgain;

    @Inject
    Jdbc jdbc;

    @Inject
    OwnersDatabase owners;

    Room room;

    static boolean fresh;

    @BeforeAll
    static void whoKnowsWhatWasBefore() {
        fresh = false;
    }

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

    void movedStock() {
        room = stockroom.open(3);
        for (int i = 1; i <= 9; i++) {
            stockroom.restock(room, room.skus().get(i % 3), 10 * i);
        }
        stockroom.writeOff(room, room.sku(), 4);
        awaitProjected(room.sku(), 4);
        room.skus().forEach(sku -> awaitProjected(sku, 3));
    }

    void assertBalanced() {
        var verified = done(verifications.ask(null));
        assertThat(verified.path("balanced").asBoolean())
                .as(verified.toString())
                .isTrue();
    }

    void awaitProjected(Sku sku, long seq) {
        assertThat(levels.await(sku, seq, SOON).seq()).as(sku.code()).isGreaterThanOrEqualTo(seq);
    }

    JsonNode done(UUID jobId) {
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

    void send(String key, byte[] value) {
        store.send("test", List.of(new ProducerRecord<>(InventoryEvent.TOPIC, bytes(key), value)));
    }

    static byte[] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }

    long count() {
        return jdbc.first("select count(*) from dead_letters", row -> row.getLong(1))
                .orElseThrow();
    }

    /** The live projection of every SKU. */
    Map<String, String> projection() {
        await().atMost(SOON).until(() -> outbox.lag().unpublished() == 0);
        var rows = new TreeMap<String, String>();
        jdbc.list("""
                        select l.sku, l.brand_id || ' ' || l.quantity || ' ' || l.seq || ' ' || l.occurred_at || ' ' || l.held
                        from stock_level l join projection p on p.generation = l.generation
                        """, row -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(row -> rows.put(row.getKey(), row.getValue()));
        return rows;
    }

    /** Event id by SKU and seq, its first occurrence on the topic. */
    Map<String, String> onTopic() {
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
}
