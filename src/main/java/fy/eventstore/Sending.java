package fy.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A run sent in order, all acknowledgements awaited. */
final class Sending {

    private static final long GLANCE_MILLIS = 100;

    private final List<OutboxRow> run;
    private final List<Future<RecordMetadata>> answers = new ArrayList<>();

    private Sending(List<OutboxRow> run) {
        this.run = run;
    }

    /** Some record was not acknowledged, and the producer is closed. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Set<Long> acknowledged;

        Failed(Set<Long> acknowledged, String why) {
            super(why);
            this.acknowledged = acknowledged;
        }

        Set<Long> acknowledged() {
            return acknowledged;
        }
    }

    /**
     * Sends a run and returns when all of it is acknowledged.
     *
     * @param givingUp asked while waiting: true ends the wait
     * @throws Failed not all was acknowledged; the producer is closed by then
     */
    static void all(Producer<byte[], byte[]> producer, List<OutboxRow> run, BooleanSupplier givingUp)
            throws Failed, InterruptedException {
        var sending = new Sending(run);
        try {
            sending.sendUntilOneFails(producer);
            for (var answer : sending.answers) {
                sending.await(answer, givingUp);
            }
        } catch (ExecutionException | RuntimeException e) {
            producer.close(Duration.ZERO);
            var cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            throw new Failed(sending.acknowledged(), String.valueOf(cause.getMessage()));
        }
    }

    /** What stands behind a record that failed at once is not sent: it would go out before it. */
    private void sendUntilOneFails(Producer<byte[], byte[]> producer) {
        for (var row : run) {
            var answer = producer.send(row.message());
            answers.add(answer);
            if (answer.state() == Future.State.FAILED) {
                return;
            }
        }
    }

    private void await(Future<RecordMetadata> answer, BooleanSupplier givingUp)
            throws InterruptedException, ExecutionException {
        while (true) {
            try {
                answer.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (givingUp.getAsBoolean()) {
                    throw new ExecutionException(new TimeoutException("not acknowledged in time"));
                }
            }
        }
    }

    private Set<Long> acknowledged() {
        var ids = new HashSet<Long>();
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).state() == Future.State.SUCCESS) {
                ids.add(run.get(i).id());
            }
        }
        return ids;
    }
}
