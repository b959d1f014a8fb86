package fy.inventory.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.Worlds;
import fy.events.EventJson;
import fy.events.InventoryEvent;
import fy.inventory.Level;
import fy.shared.Sku;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes too early, and what cannot be read. */
@QuarkusTest
class OddRecordsTest extends Machinery {

    @Inject
    Worlds worlds;

    @Inject
    DeadLetters deadLetters;

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

    private record Raw(@Nullable String key, @Nullable String value) {}

    private String topicText(Sku sku) {
        return new String(
                EventJson.encode(new InventoryEvent.StockReceived(
                        Events.event(1, 1, 1).envelope(), room.brand(), sku, 1, 1, 1, null)),
                UTF_8);
    }
}
