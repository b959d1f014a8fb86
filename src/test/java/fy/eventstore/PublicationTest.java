package fy.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class PublicationTest {

    private static OutboxRow row(long id, String key) {
        return new OutboxRow(id, key, null, new ProducerRecord<>("topic", new byte[0]));
    }

    @Test
    void afterAFailureOnlyWhatHasNoHoleBeforeItIsMarkedPerKey() {
        var run = List.of(row(1, "a"), row(2, "b"), row(3, "a"), row(4, "b"), row(5, "a"), row(6, "c"));
        assertThat(Publication.withoutHole(run, Set.of(1L, 2L, 4L, 5L, 6L)))
                .extracting(OutboxRow::id)
                .containsExactly(1L, 2L, 4L, 6L);
    }

    @Test
    void withoutAnyAcknowledgementNothingIsMarked() {
        assertThat(Publication.withoutHole(List.of(row(1, "a"), row(2, "b")), Set.of()))
                .isEmpty();
    }

    @Test
    void aTopicConfiguredOtherwiseIsDescribedInWords() {
        var plan = TopicPlan.EVENTS.getFirst();
        var good = Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1", "other", "x");
        assertThat(plan.otherwise(12, good)).isEmpty();
        var bad = Map.of("cleanup.policy", "delete", "retention.ms", "604800000", "retention.bytes", "-1");
        assertThat(plan.otherwise(3, bad))
                .containsExactly("has 3 partitions, must have 12", "retention.ms is 604800000, must be -1");
        assertThat(plan.created(OptionalInt.of(3)).replicationFactor()).isEqualTo((short) 3);
    }
}
