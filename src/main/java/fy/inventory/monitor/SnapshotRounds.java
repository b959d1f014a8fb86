package fy.inventory.monitor;

import fy.events.InventoryEvent;
import fy.eventstore.AdvisoryLock;
import fy.eventstore.EventStore;
import fy.eventstore.KafkaClients;
import fy.eventstore.Topics;
import fy.shared.BrandId;
import fy.shared.Jdbc;
import fy.shared.Sku;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes the levels that changed since the last round to the snapshot topic, then what the round covers. */
@ApplicationScoped
class SnapshotRounds {

    private final Checkpoints checkpoints;
    private final Parking parking;
    private final EventStore store;
    private final Topics topics;
    private final KafkaClients clients;
    private final Jdbc jdbc;
    private final DataSource database;
    private final Clock clock;
    private String seen = "";

    @Inject
    SnapshotRounds(
            Checkpoints checkpoints,
            Parking parking,
            EventStore store,
            Topics topics,
            KafkaClients clients,
            Jdbc jdbc,
            DataSource database,
            Clock clock) {
        this.checkpoints = checkpoints;
        this.parking = parking;
        this.store = store;
        this.topics = topics;
        this.clients = clients;
        this.jdbc = jdbc;
        this.database = database;
        this.clock = clock;
    }

    private record Cut(int generation, List<Snapshot> changed, List<Snapshot.Round> rounds) {}

    /**
     * One round; nothing when another process is at it.
     *
     * @return how many snapshots were written
     */
    synchronized int round() throws SQLException {
        var lock = AdvisoryLock.take(database, AdvisoryLock.SNAPSHOTS);
        if (lock.isEmpty()) {
            return 0;
        }
        try (var _ = lock.get()) {
            forgetWhatWasDeleted();
            var cut = QuarkusTransaction.requiringNew().call(this::cut);
            if (cut.changed().isEmpty()) {
                return 0;
            }
            store.send(
                    "snapshots",
                    cut.changed().stream().map(s -> s.message(Topics.SNAPSHOTS)).toList());
            store.send("snapshots", markers(cut.rounds()));
            progress(cut);
            return cut.changed().size();
        }
    }

    /** The next round writes every SKU, as part of the caller's transaction. */
    void beginAnew() {
        jdbc.update("delete from snapshot_progress");
    }

    /** The first round of a process, and the first on a topic made anew or emptied, writes every SKU. */
    private void forgetWhatWasDeleted() {
        String now;
        try (var reader = clients.topic(Topics.SNAPSHOTS, "snapshots-check")) {
            now = topics.id(Topics.SNAPSHOTS).orElse("") + reader.starts();
        }
        if (!now.equals(seen)) {
            beginAnew();
            seen = now;
        }
    }

    private Cut cut() {
        jdbc.update("set transaction isolation level repeatable read");
        int generation = checkpoints.live();
        var topicId = checkpoints.topicId(InventoryEvent.TOPIC).orElse("");
        var offsets = checkpoints.of(generation, topicId);
        parking.first(generation, topicId).forEach((partition, first) -> offsets.merge(partition, first, Math::min));
        var all = jdbc.list(
                """
                select l.sku, l.brand_id, l.quantity, l.seq, l.occurred_at, p.seq is null or p.seq < l.seq
                from stock_level l left join snapshot_progress p on p.sku = l.sku
                where l.generation = ? and l.seq > 0
                """,
                row -> Map.entry(
                        new Snapshot(
                                row.getObject(5, OffsetDateTime.class).toInstant(),
                                new Sku(row.getString(1)),
                                new BrandId(row.getObject(2, UUID.class)),
                                row.getLong(3),
                                row.getLong(4),
                                topicId,
                                Partitions.of(row.getString(1)),
                                offsets.getOrDefault(Partitions.of(row.getString(1)), 0L)),
                        row.getBoolean(6)),
                generation);
        var rounds = new ArrayList<Snapshot.Round>();
        offsets.forEach((partition, offset) -> rounds.add(new Snapshot.Round(
                partition,
                topicId,
                offset,
                all.stream().filter(e -> e.getKey().partition() == partition).count())));
        return new Cut(
                generation,
                all.stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList(),
                rounds);
    }

    private List<ProducerRecord<byte[], byte[]>> markers(List<Snapshot.Round> rounds) {
        return rounds.stream()
                .map(round -> Snapshot.message(Topics.SNAPSHOTS, round, clock.instant()))
                .toList();
    }

    /** Of a projection that was swapped meanwhile nothing counts as written. */
    private void progress(Cut cut) {
        jdbc.update(
                """
                with live as (select from projection where generation = ? for share)
                insert into snapshot_progress as p (sku, seq)
                select n.sku, n.seq from live, unnest(?::text[], ?::bigint[]) as n (sku, seq)
                on conflict (sku) do update set seq = greatest(p.seq, excluded.seq)
                """,
                cut.generation(),
                cut.changed().stream().map(Snapshot::sku).toList(),
                cut.changed().stream().map(Snapshot::seq).toList());
    }
}
