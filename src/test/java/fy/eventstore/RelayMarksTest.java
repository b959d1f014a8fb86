package fy.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fy.events.InventoryEvent;
import fy.inventory.Stockroom;
import fy.shared.Jdbc;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the relay marks and when, with the process's own relay standing still. */
@QuarkusTest
class RelayMarksTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Relay relay;

    @Inject
    Stockroom stockroom;

    @Inject
    KafkaClients clients;

    @Inject
    DataSource database;

    @Inject
    Jdbc jdbc;

    private AdvisoryLock standstill;
    private Stockroom.Room room;

    private interface Send {
        Object record(Producer<byte[], byte[]> kafka, Object[] arguments) throws Exception;
    }

    @BeforeEach
    void the_relay_stands_still() throws Exception {
        room = stockroom.open(2);
        try (var connection = database.getConnection()) {
            Publication.republication(connection, UUID.randomUUID());
            var taken = new AtomicReference<AdvisoryLock>();
            await().atMost(SOON).until(() -> {
                AdvisoryLock.take(database, AdvisoryLock.RELAY).ifPresent(taken::set);
                return taken.get() != null;
            });
            standstill = taken.get();
        }
    }

    @AfterEach
    void the_relay_goes_on() throws Exception {
        Publication.republication(standstill.connection(), null);
        standstill.close();
    }

    @Test
    void nothing_is_marked_before_it_is_acknowledged() throws Exception {
        Publication.republication(standstill.connection(), null);
        var event = stockroom.restock(room, room.sku(), 1);
        var markedEarly = new AtomicReference<Boolean>();
        try (var kafka = clients.producer("test")) {
            var watched = producer(kafka, (real, arguments) -> {
                markedEarly.set(isMarked(event));
                return real.getClass()
                        .getMethod("send", org.apache.kafka.clients.producer.ProducerRecord.class)
                        .invoke(real, arguments[0]);
            });
            relay.publish(connection(), watched, OutboxRows.unpublished(connection(), 100));
        }
        assertThat(markedEarly).hasValue(false);
        assertThat(isMarked(event)).isTrue();
    }

    @Test
    void what_kafka_did_not_take_stays_unpublished() {
        var event = stockroom.restock(room, room.sku(), 1);
        try (var kafka = clients.producer("test")) {
            var away = producer(kafka, (real, arguments) -> CompletableFuture.failedFuture(new KafkaException("away")));
            assertThatThrownBy(() -> relay.publish(connection(), away, OutboxRows.unpublished(connection(), 100)))
                    .isInstanceOf(Sending.Failed.class);
        }
        assertThat(isMarked(event)).isFalse();
    }

    @Test
    void what_commits_late_is_not_passed_over() throws Exception {
        var early = stockroom.restock(room, room.skus().getFirst(), 1);
        var late = stockroom.restock(room, room.skus().getLast(), 1);
        var published = OutboxRows.unpublished(connection(), 1000).stream()
                .filter(row -> !row.key().endsWith(early.sku().code()))
                .toList();
        try (var kafka = clients.producer("test")) {
            Sending.all(kafka, published, () -> false);
        }
        Publication.mark(connection(), published);

        assertThat(isMarked(late)).isTrue();
        assertThat(OutboxRows.unpublished(connection(), 1000))
                .extracting(OutboxRow::key)
                .containsExactly(InventoryEvent.TOPIC + "/" + early.sku().code());
    }

    private Connection connection() {
        return standstill.connection();
    }

    private boolean isMarked(InventoryEvent event) {
        return jdbc.first(
                        "select position is not null from outbox where event_id = ?",
                        row -> row.getBoolean(1),
                        event.envelope().eventId())
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Producer<byte[], byte[]> producer(Producer<byte[], byte[]> kafka, Send send) {
        return (Producer<byte[], byte[]>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(),
                new Class<?>[] {Producer.class},
                (self, method, arguments) -> method.getName().equals("send")
                        ? send.record(kafka, arguments)
                        : method.invoke(kafka, arguments));
    }
}
