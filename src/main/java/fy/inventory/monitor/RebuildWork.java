package fy.inventory.monitor;

import fy.events.InventoryEvent;
import fy.eventstore.Job;
import fy.eventstore.JobWork;
import fy.eventstore.Jobs;
import fy.eventstore.KafkaClients;
import fy.eventstore.TopicsMadeAnew;
import fy.shared.Jdbc;
import fy.shared.TryAgain;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/** Fills the next generation beside the live one and swaps when it has read as far. */
@ApplicationScoped
class RebuildWork implements JobWork, TopicsMadeAnew {

    private static final int ROWS = 1_000;

    private final KafkaClients clients;
    private final SnapshotReader snapshots;
    private final SnapshotRounds rounds;
    private final Checkpoints checkpoints;
    private final Parking parking;
    private final Jobs jobs;
    private final Jdbc jdbc;

    @Inject
    RebuildWork(
            KafkaClients clients,
            SnapshotReader snapshots,
            SnapshotRounds rounds,
            Checkpoints checkpoints,
            Parking parking,
            Jobs jobs,
            Jdbc jdbc) {
        this.jobs = jobs;
        this.clients = clients;
        this.snapshots = snapshots;
        this.rounds = rounds;
        this.checkpoints = checkpoints;
        this.parking = parking;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return Rebuilds.KIND;
    }

    @Override
    public Done run(Job job) {
        return rebuild(job, Origin.ZERO.code().equals(job.parameter()));
    }

    /** What was read of events that the ledger never knew, or knows no more, is forgotten. */
    @Override
    public void putRight(Job republication) {
        rebuild(republication, true);
    }

    private Done rebuild(Job job, boolean fromZero) {
        var topicId = checkpoints
                .topicId(InventoryEvent.TOPIC)
                .orElseThrow(() -> new KafkaException("nothing was published yet"));
        var start = fromZero ? new SnapshotReader.Start(new HashMap<>(), Map.of()) : snapshots.read(topicId);
        int live = checkpoints.live();
        int generation = checkpoints.unused();
        try (var fold = new KafkaFold(clients, "rebuild", topicId, start.folds(), start.from())) {
            fold.upTo(fold.ends());
            fill(job, generation, fold.folds().values());
            QuarkusTransaction.requiringNew().timeout(120).run(() -> {
                swap(job, live, generation, topicId, fold);
                if (fromZero) {
                    rounds.beginAnew();
                }
            });
            if (fromZero) {
                writeSnapshots();
            }
            return Done.of(fold.folds().size(), fold.events(), fold.next());
        }
    }

    // What stood wrong in the projection was written to the snapshots, too, and would come back from there.
    private void writeSnapshots() {
        try {
            rounds.round();
        } catch (SQLException e) {
            throw new TryAgain("the snapshots could not be written", e);
        }
    }

    /** What was live before, and what rebuilds that died left behind. */
    private void forgetAllBut(int generation) {
        for (var table : List.of("stock_level", "parked_events", "monitor_checkpoints")) {
            jdbc.update("delete from " + table + " where generation <> ?", generation);
        }
    }

    private void fill(Job job, int generation, Collection<SkuFold> folds) {
        var all = List.copyOf(folds);
        for (int from = 0; from < all.size(); from += ROWS) {
            var some = all.subList(from, Math.min(all.size(), from + ROWS));
            QuarkusTransaction.requiringNew().run(() -> {
                jobs.hold(job);
                write(generation, some);
            });
        }
        all.forEach(SkuFold::settled);
    }

    /** The monitors wait meanwhile: what they have read more is little, and read here before the pointer moves. */
    private void swap(Job job, int live, int generation, String topicId, KafkaFold fold) {
        int now = checkpoints.liveLocked();
        jobs.hold(job);
        if (now != live) {
            throw new IllegalStateException("another rebuild came first");
        }
        if (!checkpoints.topicId(InventoryEvent.TOPIC).orElse("").equals(topicId)) {
            throw new IllegalStateException("the topic was made anew meanwhile");
        }
        var reached = checkpoints.of(live, topicId);
        fold.upTo(reached);
        write(
                generation,
                fold.folds().values().stream().filter(SkuFold::changed).toList());
        fold.folds().values().stream().filter(SkuFold::held).forEach(sku -> parking.keep(generation, sku));
        checkpoints.advance(generation, topicId, fold.next());
        checkpoints.swap(generation);
        forgetAllBut(generation);
    }

    private void write(int generation, Collection<SkuFold> folds) {
        var rows = List.copyOf(folds);
        if (rows.isEmpty()) {
            return;
        }
        jdbc.update(
                """
                insert into stock_level (generation, sku, brand_id, quantity, seq, occurred_at, held)
                select ?, n.sku, n.brand_id::uuid, n.quantity, n.seq, n.occurred_at::timestamptz, n.held::boolean
                from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[])
                    as n (sku, brand_id, quantity, seq, occurred_at, held)
                on conflict (generation, sku) do update set
                    quantity = excluded.quantity, seq = excluded.seq, occurred_at = excluded.occurred_at,
                    held = excluded.held
                where stock_level.seq <= excluded.seq
                """,
                generation,
                rows.stream().map(SkuFold::sku).toList(),
                rows.stream().map(row -> row.brand().toString()).toList(),
                rows.stream().map(SkuFold::quantity).toList(),
                rows.stream().map(SkuFold::seq).toList(),
                rows.stream()
                        .map(row -> OffsetDateTime.ofInstant(row.occurredAt(), ZoneOffset.UTC)
                                .toString())
                        .toList(),
                rows.stream().map(row -> String.valueOf(row.held())).toList());
    }
}
