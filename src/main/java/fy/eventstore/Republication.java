package fy.eventstore;

import fy.shared.FyId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the topics anew from the ledgers, for when Kafka was lost or knows more than the database. */
@ApplicationScoped
public class Republication {

    static final String KIND = "republish";

    private final Jobs jobs;

    @Inject
    Republication(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * Asks for the topics to be made anew from the ledgers.
     *
     * @return the job: relay stopped, topics deleted and made anew, ledgers streamed in relay order, relay started
     */
    public UUID ask(@Nullable FyId by) {
        return jobs.ask(KIND, null, by);
    }
}
