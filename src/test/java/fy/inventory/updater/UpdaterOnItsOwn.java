package fy.inventory.updater;

import fy.eventstore.Decisions;
import fy.eventstore.Ledger;
import fy.eventstore.RelaySignal;
import fy.shared.Ids;
import io.agroal.api.AgroalDataSource;
import java.time.Clock;
import java.time.Duration;

/** The updater without the application around it, with the settings it has there. For measurements. */
public final class UpdaterOnItsOwn {

    private UpdaterOnItsOwn() {}

    /** @param deciding a pool whose connections are configured as those of the application's deciding pool */
    public static InventoryUpdater start(AgroalDataSource deciding, Ledger ledger, DecisionWriter writer, Ids ids) {
        var clock = Clock.systemUTC();
        var transaction = new BatchTransaction(deciding, new Decisions(), ledger, writer, new RelaySignal(), ids);
        return new InventoryUpdater(new Batches(transaction, new Defaults(), clock), new Defaults());
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
