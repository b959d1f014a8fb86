package fy.eventstore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Sends what is no event of the outbox: snapshots, dead letters, and events once more. */
@ApplicationScoped
public class EventStore {

    private static final long PATIENCE_SECONDS = 30;

    private final KafkaClients clients;

    @Inject
    EventStore(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Sends in order and returns when all of it is acknowledged.
     *
     * @param purpose names the client in the broker's log
     * @throws KafkaException not all was acknowledged in time; some of it may have been
     */
    public void send(String purpose, List<ProducerRecord<byte[], byte[]>> messages) {
        if (messages.isEmpty()) {
            return;
        }
        var producer = clients.producer(purpose);
        try {
            var answers = messages.stream().map(producer::send).toList();
            for (var answer : answers) {
                answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("not acknowledged: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } finally {
            producer.close(Duration.ZERO);
        }
    }
}
