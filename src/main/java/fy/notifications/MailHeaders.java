package fy.notifications;

import fy.shared.BrandId;
import fy.shared.FyId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands in a mail's head: nothing written by a person may break out of its line. */
final class MailHeaders {

    /** Controls, line and paragraph separators, and marks that turn the reading direction. */
    private static final Pattern BREAKS =
            Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]+");

    /** Deliberately narrow: one address, no display name, no quoting, no comments. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s\\p{Cntrl}<>()\\[\\],;:\\\\\"@]{1,64}@[A-Za-z0-9.-]{1,190}");

    private static final int LONGEST_SUBJECT = 180;

    private MailHeaders() {}

    /** The text on one line, shortened to what a subject can carry. */
    static String oneLine(String text) {
        String line = BREAKS.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
    }

    static boolean isAddress(@Nullable String address) {
        return address != null && ADDRESS.matcher(address).matches();
    }

    /**
     * The same for the same key, so that a mail sent twice is recognised as one.
     *
     * @param brandId the brand whose member is told; null where the customer is
     */
    static String messageId(MailKind kind, UUID eventId, FyId recipient, @Nullable BrandId brandId, String publicUrl) {
        String key = eventId + "|" + recipient + "|" + brandId;
        UUID id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        return "<" + kind.code() + "." + id + "@" + host(publicUrl) + ">";
    }

    private static String host(String publicUrl) {
        String host = URI.create(publicUrl).getHost();
        return host == null ? "localhost" : host;
    }
}
