package fy.inventory.monitor;

import fy.events.InventoryEvent;
import fy.events.UnreadableEvent;
import fy.eventstore.Alarms;
import fy.shared.BrandId;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Applies polled batches to the live generation: levels, parked events, dead letters and checkpoints in one transaction. */
@ApplicationScoped
class Projection {

    private static final String HELD = "held";

    private final Checkpoints checkpoints;
    private final Parking parking;
    private final DeadLetters deadLetters;
    private final Alarms alarms;

    @Inject
    Projection(Checkpoints checkpoints, Parking parking, DeadLetters deadLetters, Alarms alarms) {
        this.checkpoints = checkpoints;
        this.parking = parking;
        this.deadLetters = deadLetters;
        this.alarms = alarms;
    }

    /**
     * What became of a batch.
     *
     * @param stale the topic was made anew since the assignment: nothing was applied
     * @param missing partitions whose records begin after the checkpoint, which is where to read on: they were left out
     */
    record Outcome(boolean stale, Map<Integer, Long> missing) {}

    @Transactional
    Outcome apply(Assigned assigned, ConsumerRecords<byte[], byte[]> batch) {
        int generation = checkpoints.liveShared();
        if (!Objects.equals(checkpoints.topicId(InventoryEvent.TOPIC).orElse(null), assigned.recorded())) {
            return new Outcome(true, Map.of());
        }
        var partitions =
                batch.partitions().stream().map(TopicPartition::partition).toList();
        var known = checkpoints.lock(generation, assigned.topicId(), partitions);
        var missing = new HashMap<Integer, Long>();
        var next = new HashMap<Integer, Long>();
        var arrivals = new ArrayList<Arrival>();
        for (var partition : batch.partitions()) {
            var records = batch.records(partition);
            long from = known.getOrDefault(partition.partition(), 0L);
            if (records.getFirst().offset() > from) {
                missing.put(partition.partition(), from);
            } else {
                records.forEach(message -> read(message, assigned, arrivals));
                next.put(partition.partition(), records.getLast().offset() + 1);
            }
        }
        fold(generation, arrivals);
        // Not left to the commit: where the process ends meanwhile, the levels would stay behind their checkpoint.
        StockLevel.flush();
        checkpoints.advance(generation, assigned.topicId(), next);
        return new Outcome(false, missing);
    }

    private void read(ConsumerRecord<byte[], byte[]> message, Assigned assigned, List<Arrival> arrivals) {
        try {
            arrivals.add(Arrival.of(message, assigned.topicId()));
        } catch (UnreadableEvent e) {
            deadLetters.found(message, String.valueOf(e.getMessage()));
        }
    }

    private void fold(int generation, List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return;
        }
        var bySku = arrivals.stream()
                .collect(Collectors.groupingBy(a -> a.event().sku(), LinkedHashMap::new, Collectors.toList()));
        var levels = StockLevel.lock(
                generation, bySku.keySet().stream().map(Sku::code).toList());
        levels.values().stream().filter(level -> level.held).forEach(level -> parkMore(generation, level, bySku));
        var held = levels.values().stream()
                .filter(level -> level.held && bySku.containsKey(new Sku(level.sku)))
                .map(level -> new Sku(level.sku))
                .toList();
        var parked = held.isEmpty() ? Map.<String, List<Arrival>>of() : parking.of(generation, held);
        bySku.forEach((sku, events) -> {
            var level = levels.get(sku.code());
            var fold = level == null
                    ? SkuFold.empty(sku, events.getFirst().event().brandId())
                    : new SkuFold(sku, new BrandId(level.brandId), level.seq, level.quantity, level.occurredAt);
            fold.park(parked.getOrDefault(sku.code(), List.of()));
            events.forEach(fold::accept);
            if (fold.changed()) {
                write(generation, level, fold);
            }
        });
    }

    /** While the missing event does not come, what comes is parked with the others and none of them is read. */
    private void parkMore(int generation, StockLevel level, Map<Sku, List<Arrival>> bySku) {
        var sku = new Sku(level.sku);
        var events = bySku.getOrDefault(sku, List.of());
        if (events.stream().noneMatch(arrival -> arrival.event().seq() == level.seq + 1)) {
            parking.add(
                    generation,
                    sku,
                    events.stream()
                            .filter(arrival -> arrival.event().seq() > level.seq)
                            .toList());
            bySku.remove(sku);
        }
    }

    private void write(int generation, @Nullable StockLevel known, SkuFold fold) {
        boolean wasHeld = known != null && known.held;
        var level = known == null ? new StockLevel() : known;
        level.quantity = fold.quantity();
        level.seq = fold.seq();
        level.occurredAt = fold.occurredAt();
        level.held = fold.held();
        if (known == null) {
            level.generation = generation;
            level.sku = fold.sku().code();
            level.brandId = fold.brand().value();
            level.persist();
        }
        if (wasHeld || fold.held()) {
            parking.keep(generation, fold);
            ring(fold);
        }
        fold.broken().forEach(deadLetters::broken);
    }

    private void ring(SkuFold fold) {
        if (fold.held()) {
            alarms.raise(
                    HELD,
                    fold.sku().code(),
                    "event seq " + (fold.seq() + 1) + " is missing: send this SKU again from the ledger from there");
        } else {
            alarms.clear(HELD, fold.sku().code());
        }
    }
}
