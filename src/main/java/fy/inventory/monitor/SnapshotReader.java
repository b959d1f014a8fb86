package fy.inventory.monitor;

import fy.eventstore.KafkaClients;
import fy.eventstore.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;

/** Reads the snapshot topic for a fold to begin from. */
@ApplicationScoped
class SnapshotReader {

    private final KafkaClients clients;

    @Inject
    SnapshotReader(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Where a fold may begin.
     *
     * @param folds by SKU code, each at its snapshot
     * @param from offset by partition from which the events are to be read on; 0 where the snapshots do not suffice
     */
    record Start(Map<String, SkuFold> folds, Map<Integer, Long> from) {}

    /** All that the topic holds now, for events of that topic. */
    Start read(String eventTopicId) {
        var snapshots = new HashMap<String, Snapshot>();
        var rounds = new HashMap<Integer, Snapshot.Round>();
        try (var reader = clients.topic(Topics.SNAPSHOTS, "snapshots-reader")) {
            reader.read(
                    Map.of(), reader.ends(), message -> Snapshot.read(message).ifPresent(entry -> {
                        if (entry.round() != null) {
                            rounds.put(entry.round().partition(), entry.round());
                        } else if (entry.snapshot() != null) {
                            snapshots.merge(
                                    entry.snapshot().sku().code(),
                                    entry.snapshot(),
                                    (a, b) -> a.seq() > b.seq() ? a : b);
                        }
                    }));
        }
        return start(eventTopicId, snapshots, rounds);
    }

    private static Start start(
            String eventTopicId, Map<String, Snapshot> snapshots, Map<Integer, Snapshot.Round> rounds) {
        var folds = new HashMap<String, SkuFold>();
        var present = new HashMap<Integer, Long>();
        snapshots.forEach((sku, s) -> {
            if (s.topicId().equals(eventTopicId)) {
                folds.put(sku, new SkuFold(s.sku(), s.brand(), s.seq(), s.quantity(), s.time()));
                present.merge(s.partition(), 1L, Long::sum);
            }
        });
        var from = new HashMap<Integer, Long>();
        rounds.forEach((partition, round) -> {
            if (round.topicId().equals(eventTopicId) && present.getOrDefault(partition, 0L) >= round.skus()) {
                from.put(partition, round.offset());
            }
        });
        return new Start(folds, from);
    }
}
