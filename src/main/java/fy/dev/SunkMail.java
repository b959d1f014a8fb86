package fy.dev;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail as the sink received it.
 *
 * @param messageId the Message-ID header, with its angle brackets; empty where there is none
 * @param to bare addresses of the To header
 * @param text the text/plain part, empty where there is none
 * @param html the text/html part, empty where there is none
 */
public record SunkMail(
        String messageId, String from, List<String> to, String subject, Instant sentAt, String text, String html) {

    static SunkMail parse(byte[] raw) {
        try {
            var message = new MimeMessage(null, new ByteArrayInputStream(raw));
            return new SunkMail(
                    orEmpty(message.getMessageID()),
                    addresses(message.getFrom()).findFirst().orElse(""),
                    addresses(message.getRecipients(Message.RecipientType.TO)).toList(),
                    orEmpty(message.getSubject()),
                    message.getSentDate() == null
                            ? Instant.EPOCH
                            : message.getSentDate().toInstant(),
                    body(message, "text/plain"),
                    body(message, "text/html"));
        } catch (MessagingException e) {
            throw new IllegalArgumentException("not a mail", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? Stream.of()
                : Arrays.stream(addresses).map(address -> ((InternetAddress) address).getAddress());
    }

    private static String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = body(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
