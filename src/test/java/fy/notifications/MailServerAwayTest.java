package fy.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fy.shared.Jdbc;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(MailServerAwayTest.Away.class)
class MailServerAwayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PORT = freePort();

    @Inject
    Jdbc jdbc;

    @Inject
    MailWorld world;

    @Inject
    UndeliveredMails undelivered;

    /** The mail server is not there when the application starts. */
    public static class Away implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.mailer.port", String.valueOf(PORT),
                    "fy.mails.first-pause", "200ms",
                    "fy.mails.late-after", "0s");
        }
    }

    @Test
    void mailsWaitForTheServerAndGoOutOnceWhenItIsBack() {
        world.with("Harbour", 0);
        world.moved(+1);
        world.moved(-1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(undelivered.of(world.brand.brandId()))
                .hasSize(3)
                .allSatisfy(mail -> assertThat(mail.attempts()).isPositive())
                .noneMatch(UndeliveredMails.Undelivered::givenUp));

        var server = started();
        try {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(undelivered.of(world.brand.brandId()))
                    .isEmpty());
            assertThat(messageIds(server, world.owner())).hasSize(1);
            assertThat(messageIds(server, world.staff())).hasSize(1);
            assertThat(messageIds(server, world.viewer())).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void aMailWhoseSenderDiedIsSentAgainUnderTheSameMessageId() {
        var server = started();
        try {
            world.with("Harbour", 0);
            world.moved(+1);
            world.moved(-1);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(messageIds(server, world.owner()))
                    .hasSize(1));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(jdbc.update("""
                                    update mails set state = 'leased', next_attempt_at = now()
                                    where brand_id = ? and address = ? and state = 'sent'
                                    """, world.brand.brandId(), world.owner()))
                            .isEqualTo(1));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(messageIds(server, world.owner()))
                    .hasSize(2));
            assertThat(messageIds(server, world.owner()))
                    .containsOnly(messageIds(server, world.owner()).getFirst());
        } finally {
            server.stop();
        }
    }

    private static GreenMail started() {
        var server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private static List<String> messageIds(GreenMail server, String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> header(mail, "To").equals(address))
                .map(mail -> header(mail, "Message-ID"))
                .toList();
    }

    private static String header(Message mail, String name) {
        try {
            return mail.getHeader(name)[0];
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
