package fy.inventory.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fy.events.EventJson;
import fy.events.InventoryEvent;
import fy.shared.Jdbc;
import fy.shared.Sku;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches of a topic of its own name, in the live generation. */
@QuarkusTest
class ProjectionTest {

    private static final TopicPartition PARTITION = new TopicPartition(InventoryEvent.TOPIC, 3);

    @Inject
    Projection projection;

    @Inject
    Checkpoints checkpoints;

    @Inject
    Jdbc jdbc;

    private final Sku sku = new Sku("batch-" + UUID.randomUUID().toString().substring(0, 30));
    private String topicId = "";
    private Assigned assigned = new Assigned("", null);

    @BeforeEach
    void aTopicOfItsOwn() {
        topicId = "test-" + sku;
        assigned =
                new Assigned(topicId, checkpoints.topicId(InventoryEvent.TOPIC).orElse(null));
    }

    @AfterEach
    void forget() {
        jdbc.update("delete from stock_level where sku = ?", sku);
        jdbc.update("delete from parked_events where sku = ?", sku);
        jdbc.update("delete from monitor_checkpoints where topic_id = ?", topicId);
        jdbc.update("update alarms set cleared_at = now() where subject = ?", sku);
    }

    @Test
    void levelsAndCheckpointMoveTogether() {
        assertThat(projection.apply(assigned, batch(0, 1, 2, 3)).missing()).isEmpty();
        assertThat(level()).isEqualTo("3 at seq 3");
        assertThat(checkpoint()).isEqualTo(3);
    }

    @Test
    void levelsAreWrittenBeforeTheCheckpointMovesWhateverBecomesOfTheSession() {
        projection.apply(assigned, batch(0, 1));
        QuarkusTransaction.requiringNew().run(() -> {
            projection.apply(assigned, batch(1, 2, 3));
            StockLevel.getEntityManager().clear();
        });
        assertThat(checkpoint()).isEqualTo(3);
        assertThat(level()).isEqualTo("3 at seq 3");
    }

    @Test
    void aBatchThatBeginsAfterTheCheckpointIsLeftOutAndReadAgain() {
        projection.apply(assigned, batch(0, 1));
        assertThat(projection.apply(assigned, batch(2, 3)).missing()).isEqualTo(Map.of(3, 1L));
        assertThat(level()).isEqualTo("1 at seq 1");
        assertThat(checkpoint()).isEqualTo(1);
    }

    @Test
    void whoLostThePartitionNeitherUndoesNorRepeatsWhatItsSuccessorRead() {
        projection.apply(assigned, batch(0, 1, 2, 3));
        assertThat(projection.apply(assigned, batch(0, 1, 2)).missing()).isEmpty();
        assertThat(level()).isEqualTo("3 at seq 3");
        assertThat(checkpoint()).isEqualTo(3);
    }

    @Test
    void nothingIsAppliedOnceTheTopicWasMadeAnew() {
        assertThat(projection
                        .apply(new Assigned(topicId, "before"), batch(0, 1))
                        .stale())
                .isTrue();
        assertThat(level()).isEqualTo("none");
        assertThat(checkpoint()).isZero();
    }

    @Test
    void aHoleParksOverSeveralBatchesAndHeals() {
        projection.apply(assigned, batch(0, 1, 3));
        projection.apply(assigned, batch(2, 5, 4));
        assertThat(level()).isEqualTo("1 at seq 1 held");
        projection.apply(assigned, batch(4, 2));
        assertThat(level()).isEqualTo("5 at seq 5");
        assertThat(jdbc.list("select seq from parked_events where sku = ?", row -> row.getLong(1), sku))
                .isEmpty();
    }

    @Test
    void whatIsParkedIsNotReadWhileTheMissingEventDoesNotCome() {
        projection.apply(assigned, batch(0, 1, 3));
        String parked = jdbc.first("select event::text from parked_events where sku = ?", row -> row.getString(1), sku)
                .orElseThrow();
        jdbc.update("update parked_events set event = '{}' where sku = ?", sku); // reading it would fail
        projection.apply(assigned, batch(2, 5, 1, 4, 3));
        assertThat(level()).isEqualTo("1 at seq 1 held");
        assertThat(jdbc.list("select seq from parked_events where sku = ? order by 1", row -> row.getLong(1), sku))
                .containsExactly(3L, 4L, 5L);

        jdbc.update("update parked_events set event = ?::jsonb where sku = ? and seq = 3", parked, sku);
        projection.apply(assigned, batch(6, 2));
        assertThat(level()).isEqualTo("5 at seq 5");
    }

    /** Records from this offset on, one unit received per seq. */
    private ConsumerRecords<byte[], byte[]> batch(long offset, long... seqs) {
        var records = IntStream.range(0, seqs.length)
                .mapToObj(i -> new ConsumerRecord<>(
                        PARTITION.topic(),
                        PARTITION.partition(),
                        offset + i,
                        sku.code().getBytes(UTF_8),
                        EventJson.encode(new InventoryEvent.StockReceived(
                                Events.event(seqs[i], 1, 1).envelope(), Events.BRAND, sku, 1, seqs[i], seqs[i], null))))
                .toList();
        return new ConsumerRecords<>(Map.of(PARTITION, records), Map.of());
    }

    private String level() {
        return jdbc.first(
                        "select quantity, seq, held from stock_level where sku = ? and generation = ?",
                        row -> row.getLong(1) + " at seq " + row.getLong(2) + (row.getBoolean(3) ? " held" : ""),
                        sku,
                        checkpoints.live())
                .orElse("none");
    }

    private long checkpoint() {
        return checkpoints.of(checkpoints.live(), topicId).getOrDefault(3, 0L);
    }
}
