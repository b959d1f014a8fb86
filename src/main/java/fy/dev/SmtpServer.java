package fy.dev;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/** A real SMTP server on loopback that keeps every mail it is given, once per recipient, and delivers none. */
final class SmtpServer {

    private final GreenMail server;
    private final IdentityHashMap<StoredMessage, SunkMail> read = new IdentityHashMap<>();

    private SmtpServer(GreenMail server) {
        this.server = server;
    }

    static SmtpServer start(int port) {
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new SmtpServer(server);
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** Raw mails in order of arrival. */
    List<byte[]> received() {
        return server.getManagers().getImapHostManager().getAllMessages().stream()
                .sorted(Comparator.comparing(StoredMessage::getReceivedDate))
                .map(SmtpServer::raw)
                .toList();
    }

    /** The same, each read once however often it is asked for. */
    synchronized List<SunkMail> mails() {
        return server.getManagers().getImapHostManager().getAllMessages().stream()
                .sorted(Comparator.comparing(StoredMessage::getReceivedDate))
                .map(message -> read.computeIfAbsent(message, m -> MailReader.read(raw(m))))
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
