package fy.inventory.updater;

import fy.eventstore.Decisions;
import fy.eventstore.Ledger;
import fy.eventstore.RelaySignal;
import fy.shared.Ids;
import fy.traces.Traces;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;

/** The updater without the application around it, with the settings it has there. For measurements. */
public final class UpdaterOnItsOwn {

    private UpdaterOnItsOwn() {}

    /** @param deciding a pool whose connections are configured as those of the application's deciding pool */
    public static InventoryUpdater start(AgroalDataSource deciding, Ledger ledger, DecisionWriter writer, Ids ids) {
        var clock = Clock.systemUTC();
        var transaction = new BatchTransaction(deciding, new Decisions(), ledger, writer, new RelaySignal(), ids);
        var meters = new UpdaterMeters(new SimpleMeterRegistry());
        return new InventoryUpdater(
                new Batches(transaction, new Defaults(), meters, clock), new Defaults(), meters, Traces.none());
    }

    private record Defaults() implements UpdaterSettings {
        @Override
        public int batch() {
            return 128;
        }

        @Override
        public int queue() {
            return 2048;
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration setApart() {
            return Duration.ofSeconds(1);
        }
    }
}
