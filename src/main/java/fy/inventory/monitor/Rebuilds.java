package fy.inventory.monitor;

import fy.eventstore.Jobs;
import fy.shared.FyId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds the projection anew beside the live one, then swaps. */
@ApplicationScoped
public class Rebuilds {

    static final String KIND = "rebuild";

    private final Jobs jobs;

    @Inject
    Rebuilds(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * Asks for the projection to be built anew.
     *
     * @return the job
     */
    public UUID ask(Origin from, @Nullable FyId by) {
        return jobs.ask(KIND, from.code(), by);
    }
}
