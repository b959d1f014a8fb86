package fy.campaign;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** What Kafka remembers of its readers, set to something else. */
final class GroupOffsets {

    private static final int BACK = 1_000;

    private final String brokers;

    GroupOffsets(String brokers) {
        this.brokers = brokers;
    }

    /** @param where 0: the beginning, 1: a thousand records back, 2: the end */
    void reset(String group, int where) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            Awaitility.await(group + " has no members")
                    .atMost(java.time.Duration.ofSeconds(90))
                    .until(() -> admin.describeConsumerGroups(java.util.List.of(group))
                            .all()
                            .get()
                            .get(group)
                            .members()
                            .isEmpty());
            var known = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var ends = admin.listOffsets(
                            known.keySet().stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                    .all()
                    .get();
            var others = new HashMap<TopicPartition, OffsetAndMetadata>();
            known.forEach((partition, offset) -> {
                long end = ends.get(partition).offset();
                long target = where == 0 ? 0 : where == 1 ? Math.max(0, offset.offset() - BACK) : end;
                others.put(partition, new OffsetAndMetadata(target));
            });
            admin.alterConsumerGroupOffsets(group, others).all().get();
        }
    }
}
