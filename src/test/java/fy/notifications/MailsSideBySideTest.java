package fy.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.shared.Jdbc;
import fy.traces.Traces;
import io.quarkus.arc.Arc;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Test;

/** Two processes send to a mail server that takes its time: longer over all of the mails than a lease lasts. */
@QuarkusTest
@TestProfile(MailsSideBySideTest.Slow.class)
class MailsSideBySideTest {

    private static final int PORT = freePort();
    private static final int MAILS = 40;

    @Inject
    Jdbc jdbc;

    @Inject
    MailWorld world;

    @Inject
    MailQueue queue;

    @Inject
    MailWriter writer;

    @Inject
    MailSettings settings;

    @Inject
    MailMeters meters;

    @Inject
    ReactiveMailer mailer;

    @Inject
    ManagedExecutor threads;

    /** A short lease, and a mail server of the test's own. */
    public static class Slow implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.mailer.port", String.valueOf(PORT),
                    "fy.mails.lease", "4s",
                    "fy.mails.timeout", "3500ms");
        }
    }

    @Test
    void eachMailGoesOutOnceAHandfulAtATime() throws Exception {
        var over = new AtomicBoolean();
        try (var server = new SlowMailServer(PORT, Duration.ofMillis(300))) {
            world.with("Harbour", 0);
            var mine = IntStream.range(0, MAILS).mapToObj(this::due).toList();
            var other = new MailSender(queue, writer, settings, meters, mailer, threads, Traces.none());
            var otherProcess = CompletableFuture.runAsync(() -> {
                Arc.container().requestContext().activate();
                while (!over.get()) {
                    other.sendDue();
                }
            });
            try {
                await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
            } finally {
                over.set(true);
                otherProcess.get();
            }
            assertThat(server.taken()).containsExactlyInAnyOrderElementsOf(mine);
            assertThat(server.mostAtOnce()).isBetween(2, 2 * settings.connections());
        }
    }

    private String due(int number) {
        String messageId = "<side-by-side." + number + "." + world.sku + "@fy>";
        jdbc.update("""
                insert into mails (kind, event_id, recipient, brand_id, address, message_id, subject, state, parameters)
                values ('stock-out', gen_random_uuid(), ?, ?, ?, ?, 'Sold out', 'waiting', jsonb_build_object('sku', ?,
                    'brand', 'B', 'title', 'T', 'quantity', 0, 'threshold', 0, 'suggested', 1, 'mayRestock', true,
                    'occurredAt', '2026-11-22T10:00:00Z'))
                """, world.brand.owner().fyId(), world.brand.brandId(), world.owner(), messageId, world.sku);
        return messageId;
    }

    private long waiting() {
        return jdbc.first(
                        "select count(*) from mails where brand_id = ? and state <> 'sent'",
                        row -> row.getLong(1),
                        world.brand.brandId())
                .orElseThrow();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
