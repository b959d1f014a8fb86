package fy.inventory.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import fy.events.Envelope;
import fy.events.InventoryEvent.StockReceived;
import fy.eventstore.Ledger;
import fy.inventory.Books.Badge;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The books, and what is named where they disagree. */
@QuarkusTest
class VerificationTest extends Machinery {

    @Inject
    fy.inventory.Books badges;

    @Inject
    Ledger ledger;

    @Inject
    DataSource database;

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

    private void asOwner(String sql) throws SQLException {
        try (var connection = owners.open();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, room.sku().code());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
