package fy.eventstore;

import fy.shared.FyId;
import fy.shared.InvalidInput;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Publishes a SKU's events once more from the ledger: the remedy for a SKU that is held. */
@ApplicationScoped
public class SendingAgain {

    static final String KIND = "send-again";

    private final Jobs jobs;

    @Inject
    SendingAgain(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * Asks for a SKU's events to be sent again.
     *
     * @param fromSeq the first event to send, from 1
     * @return the job
     */
    public UUID ask(Sku sku, long fromSeq, @Nullable FyId by) {
        if (fromSeq < 1) {
            throw new InvalidInput("fromSeq", "must be 1 or more");
        }
        return jobs.ask(KIND, sku + ":" + fromSeq, by);
    }
}
