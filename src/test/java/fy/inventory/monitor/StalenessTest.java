package fy.inventory.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.OwnersDatabase;
import fy.deploy.MakesTrue;
import fy.deploy.Scrape;
import fy.events.InventoryEvent;
import fy.eventstore.Identity;
import fy.eventstore.KafkaClients;
import fy.eventstore.ReaderLag;
import fy.inventory.StockLevels;
import fy.inventory.Stockroom;
import fy.inventory.updater.InventoryUpdater;
import fy.inventory.updater.StockAct;
import fy.inventory.updater.StockRequest;
import fy.shared.Sku;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Readers that stand still are seen in the metrics, whoever of them it is. */
@QuarkusTest
class StalenessTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int MANY = 1_200;

    @Inject
    Stockroom stockroom;

    @Inject
    StockLevels levels;

    @Inject
    InventoryUpdater updater;

    @Inject
    MonitorTimers timers;

    @Inject
    KafkaClients kafka;

    @Inject
    ReaderLag lag;

    @Inject
    OwnersDatabase owners;

    @Test
    @MakesTrue("ProjectionStale")
    void aMovementThatIsNotInTheLiveFiguresIsSeenToGrowOld() throws SQLException {
        var room = stockroom.open(1);
        stockroom.restock(room, room.sku(), 5);
        applied(room.sku(), 1);
        try (var database = owners.open()) {
            aged(database, room.sku(), "-", 0);
            try {
                timers.unread();
                assertThat(Scrape.now().max("fy_projection_behind_seconds", "")).isGreaterThan(60);
            } finally {
                aged(database, room.sku(), "+", 1);
            }
        }
        timers.unread();
        assertThat(Scrape.now().max("fy_projection_behind_seconds", "")).isBetween(0.0, 60.0);
    }

    @Test
    @MakesTrue("ReadersBehind")
    void whatIsPublishedAndNotReadIsCounted() throws SQLException {
        var room = stockroom.open(1);
        manyMovements(room);
        applied(room.sku(), MANY);
        awaitCommitted(room.sku());
        awaitAllRead();
        try (var database = owners.open()) {
            database.setAutoCommit(false);
            run(database, "lock table projection, mail_progress in exclusive mode"); // no reader gets past these
            manyMovements(room);
            awaitBehind(1001, MANY);
            database.rollback();
        }
        applied(room.sku(), 2 * MANY);
        awaitBehind(0, 0);
    }

    /** A decision of the past that the projection lacks, or has. */
    private static void aged(Connection database, Sku sku, String sign, long seq) throws SQLException {
        run(
                database,
                "update inventory_events set occurred_at = occurred_at " + sign + " interval '10 minutes' where sku = '"
                        + sku + "'");
        run(database, "update stock_level set seq = " + seq + " where sku = '" + sku + "'");
    }

    private void manyMovements(Stockroom.Room room) {
        var rows = Collections.<StockAct.Row>nCopies(MANY, new StockAct.Receipt(room.sku(), 1, null, null));
        var key = UUID.randomUUID().toString();
        updater.decide(new StockRequest(
                UUID.randomUUID(),
                Identity.of(room.owner(), key, "many"),
                room.owner(),
                null,
                new StockAct.Adjustment(room.brand(), "import", rows),
                null));
    }

    private void applied(Sku sku, long seq) {
        assertThat(levels.await(sku, seq, SOON).seq()).isEqualTo(seq);
    }

    /** From here on it is known how far both have read the SKU's partition. */
    private void awaitCommitted(Sku sku) {
        var partition = new TopicPartition(InventoryEvent.TOPIC, Partitions.of(sku.code()));
        try (var admin = kafka.admin()) {
            await().atMost(SOON)
                    .until(() -> admin.listConsumerGroupOffsets("notifications")
                                    .partitionsToOffsetAndMetadata()
                                    .get()
                                    .containsKey(partition)
                            && admin.listConsumerGroupOffsets("inventory-monitor")
                                    .partitionsToOffsetAndMetadata()
                                    .get()
                                    .containsKey(partition));
        }
    }

    /** The numbers themselves are some seconds old. */
    private void awaitAllRead() {
        await().atMost(SOON).untilAsserted(() -> assertThat(lag.now().orElseThrow())
                .allSatisfy(reader ->
                        assertThat(reader.behind()).as(reader.reader()).isZero()));
    }

    private static void awaitBehind(double least, double most) {
        await().atMost(SOON).untilAsserted(() -> {
            var said = Scrape.now();
            for (var reader : List.of("inventory-monitor", "notifications")) {
                assertThat(said.max("fy_reader_behind_events", "reader=\"" + reader + "\""))
                        .as(reader)
                        .isBetween(least, most);
            }
        });
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
