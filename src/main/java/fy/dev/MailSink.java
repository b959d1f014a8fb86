package fy.dev;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * A real SMTP server on loopback that keeps every mail it is given and delivers none. A mail to several people is kept
 * once per recipient.
 */
public final class MailSink {

    private static final String RECEIVED = "fy.embedded.mails";

    private final Supplier<List<byte[]>> received;

    private MailSink(Supplier<List<byte[]>> received) {
        this.received = received;
    }

    /** Listens on {@code port}. */
    static void start(int port) {
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        // Read by classes of another class loader after a reload: types of the JDK only.
        Supplier<List<byte[]>> received = () -> received(server);
        System.getProperties().put(RECEIVED, received);
    }

    /** The sink of this JVM. */
    @SuppressWarnings("unchecked")
    public static MailSink running() {
        Object received = System.getProperties().get(RECEIVED);
        if (received == null) {
            throw new IllegalStateException("no mail sink was started in this JVM");
        }
        return new MailSink((Supplier<List<byte[]>>) received);
    }

    /** Everything received since the start, in order of arrival. */
    public List<SunkMail> mails() {
        return received.get().stream().map(SunkMail::parse).toList();
    }

    private static List<byte[]> received(GreenMail server) {
        return server.getManagers().getImapHostManager().getAllMessages().stream()
                .sorted(Comparator.comparing(StoredMessage::getReceivedDate))
                .map(MailSink::raw)
                .toList();
    }

    private static byte[] raw(StoredMessage message) {
        var bytes = new ByteArrayOutputStream();
        try {
            message.getMimeMessage().writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail of the sink cannot be read", e);
        }
        return bytes.toByteArray();
    }
}
