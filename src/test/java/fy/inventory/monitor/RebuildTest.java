package fy.inventory.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.events.InventoryEvent;
import fy.eventstore.Topics;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Test;

/** The projection made anew. */
@QuarkusTest
class RebuildTest extends Machinery {

    @Inject
    SnapshotRounds snapshots;

    @Inject
    RebuildWork rebuildWork;

    @Inject
    Checkpoints checkpoints;

    @Inject
    ManagedExecutor threads;

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
    void whatStoodWrongInTheProjectionDoesNotComeBackFromTheSnapshotsAfterARebuildFromZero() throws Exception {
        jdbc.update("update stock_level set quantity = quantity + 1 where sku = ?", room.sku());
        snapshots.beginAnew();
        snapshots.round();
        done(rebuilds.ask(Origin.ZERO, null));
        assertBalanced();

        done(rebuilds.ask(Origin.SNAPSHOTS, null));
        assertBalanced();
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
}
