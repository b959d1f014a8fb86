package fy.inventory.updater;

import fy.events.InventoryEvent;
import fy.inventory.updater.Decision.Accepted;
import fy.inventory.updater.Decision.Cause;
import fy.inventory.updater.Decision.Refused;
import fy.inventory.updater.StockAct.Sale;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is decided, how long that takes and how much waits for it, in numbers that an owner and an operator watch. Their
 * labels are kinds and outcomes, never a brand or a SKU. An act that comes again counts as repeated, not as another.
 */
@ApplicationScoped
class UpdaterMeters {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2)
    };

    private final MeterRegistry registry;
    private final Timer time;
    private final DistributionSummary batches;
    private final Counter unmet;
    private final Map<Count, Counter> decisions = new ConcurrentHashMap<>();
    private final Map<String, Counter> units = new ConcurrentHashMap<>();

    private record Count(String kind, String outcome) {}

    UpdaterMeters(MeterRegistry registry) {
        this.registry = registry;
        time = Timer.builder("fy.decision")
                .description("from a request's arrival to its answer")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
        batches = DistributionSummary.builder("fy.decisions.batch")
                .description("requests decided in one transaction")
                .register(registry);
        unmet = Counter.builder("fy.demand.unmet")
                .description("units that orders were refused for want of, each refusal counted")
                .baseUnit("units")
                .register(registry);
        // There from the start, so that the first of each is seen as a rise.
        for (var kind : List.of("order", "restock")) {
            List.of("accepted", "refused", "unavailable").forEach(outcome -> decisions(kind, outcome));
        }
        List.of("StockSold", "StockReceived").forEach(this::units);
    }

    void start(@Observes StartupEvent event, InventoryUpdater updater) {
        Gauge.builder("fy.decisions.waiting", updater::queued)
                .description("requests that wait for the next batch")
                .register(registry);
    }

    /** A transaction was committed that decided so many. */
    void batch(int requests) {
        batches.record(requests);
    }

    /** A request was decided and the decision is committed. */
    void settled(StockRequest request, @Nullable Decision decision) {
        boolean first = decision != null && decision.decisionId().equals(request.decisionId());
        var outcome =
                switch (decision) {
                    case null -> "failed";
                    case Accepted _ -> first ? "accepted" : "repeated";
                    case Refused _ -> first ? "refused" : "repeated";
                };
        decisions(request.act().kind(), outcome).increment();
        if (first && decision instanceof Accepted accepted) {
            accepted.events().forEach(this::moved);
        } else if (first && decision instanceof Refused refused && request.act() instanceof Sale) {
            refused.refusal().rows().stream()
                    .filter(row -> row.cause() == Cause.SHORT)
                    .forEach(row -> unmet.increment((double) (row.wanted() - row.had())));
        }
    }

    /** A caller was told to try again: whether it was decided is not known. */
    void unavailable(StockRequest request) {
        decisions(request.act().kind(), "unavailable").increment();
    }

    /** A caller got its answer, whatever it is. */
    void answered(long nanos) {
        time.record(nanos, TimeUnit.NANOSECONDS);
    }

    private void moved(InventoryEvent event) {
        units(event.type()).increment(Math.abs(event.deltaQuantity()));
    }

    private Counter decisions(String kind, String outcome) {
        return decisions.computeIfAbsent(new Count(kind, outcome), it -> Counter.builder("fy.decisions")
                .description("acts on stock: order, restock, count, …; what became of them")
                .tag("kind", it.kind())
                .tag("outcome", it.outcome())
                .register(registry));
    }

    private Counter units(String type) {
        return units.computeIfAbsent(type, it -> Counter.builder("fy.stock.moved")
                .description("units that came in or went out, by type of movement")
                .baseUnit("units")
                .tag("type", it)
                .register(registry));
    }
}
