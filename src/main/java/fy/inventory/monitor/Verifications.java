package fy.inventory.monitor;

import fy.eventstore.Jobs;
import fy.shared.FyId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Proves that the projection, both folds of Kafka, the ledger and the stock rows agree. */
@ApplicationScoped
public class Verifications {

    static final String KIND = "verify";
    static final String FROM_ZERO = "zero";
    static final String CONTINUED = "continue";

    private final Jobs jobs;

    @Inject
    Verifications(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * From the first event.
     *
     * @return the job
     */
    public UUID ask(@Nullable FyId by) {
        return jobs.ask(KIND, FROM_ZERO, by);
    }
}
