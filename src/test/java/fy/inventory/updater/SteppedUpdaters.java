package fy.inventory.updater;

import fy.eventstore.Decisions;
import fy.eventstore.Ledger;
import fy.eventstore.RelaySignal;
import fy.shared.Ids;
import fy.traces.Traces;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Updaters beside the process's own, each on a database of its own choosing. */
@ApplicationScoped
public class SteppedUpdaters {

    static final int QUEUE = 16;

    @Inject
    Decisions decisions;

    @Inject
    Ledger ledger;

    @Inject
    DecisionWriter writer;

    @Inject
    RelaySignal relay;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private record Patient() implements UpdaterSettings {
        @Override
        public int batch() {
            return 128;
        }

        @Override
        public int queue() {
            return QUEUE;
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Duration setApart() {
            return Duration.ofSeconds(1);
        }
    }

    public InventoryUpdater on(AgroalDataSource database) {
        var transaction = new BatchTransaction(database, decisions, ledger, writer, relay, ids);
        var meters = new UpdaterMeters(new SimpleMeterRegistry());
        return new InventoryUpdater(
                new Batches(transaction, new Patient(), meters, clock), new Patient(), meters, Traces.none());
    }
}
