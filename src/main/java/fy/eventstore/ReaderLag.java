package fy.eventstore;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the readers of the topics are behind, by what they committed. */
@ApplicationScoped
public class ReaderLag {

    static final List<String> GROUPS = List.of("inventory-monitor", "notifications");
    private static final long PATIENCE_SECONDS = 2;

    /**
     * How far one group of readers is behind.
     *
     * @param behind events that are published and not read
     */
    public record Lag(String reader, long behind) {}

    private final KafkaClients kafka;
    private @Nullable Admin admin;

    @Inject
    ReaderLag(KafkaClients kafka) {
        this.kafka = kafka;
    }

    /** One per group; empty when the broker does not answer in time. */
    public Optional<List<Lag>> now() {
        try {
            Admin asking = admin();
            var lags = new ArrayList<Lag>();
            for (String group : GROUPS) {
                lags.add(new Lag(group, behind(asking, group)));
            }
            return Optional.of(lags);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Of what a group has not committed yet, nothing is known: after a republication it may have read all of it before. */
    private static long behind(Admin admin, String group)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                        read.keySet().stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest())))
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return read.entrySet().stream()
                .mapToLong(partition -> behind(partition.getValue(), ends.get(partition.getKey())))
                .sum();
    }

    private static long behind(@Nullable OffsetAndMetadata read, @Nullable ListOffsetsResultInfo end) {
        return read == null || end == null ? 0 : Math.max(0, end.offset() - read.offset());
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = kafka.admin();
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
