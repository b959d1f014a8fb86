package fy.inventory.monitor;

import fy.eventstore.EventStore;
import fy.eventstore.Job;
import fy.eventstore.JobWork;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts a dead letter on its topic once more. */
@ApplicationScoped
class RedriveWork implements JobWork {

    private final Jdbc jdbc;
    private final EventStore store;
    private final DeadLetters deadLetters;

    @Inject
    RedriveWork(Jdbc jdbc, EventStore store, DeadLetters deadLetters) {
        this.jdbc = jdbc;
        this.store = store;
        this.deadLetters = deadLetters;
    }

    @Override
    public String kind() {
        return DeadLetters.REDRIVE;
    }

    @Override
    public Done run(Job job) {
        long id = Long.parseLong(Objects.requireNonNull(job.parameter()));
        var messages = jdbc.list(
                "select topic, record_key, record_value from dead_letters where dead_letter_id = ? and settled_at is null",
                row -> new ProducerRecord<>(row.getString(1), row.getBytes(2), row.getBytes(3)),
                id);
        store.send("re-drive", messages);
        deadLetters.settle(id, job.askedBy());
        return Done.of(0, messages.size(), Map.of());
    }
}
