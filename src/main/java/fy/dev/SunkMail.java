package fy.dev;

import java.time.Instant;
import java.util.List;

/**
 * A mail as the sink received it.
 *
 * @param messageId the Message-ID header, with its angle brackets; empty where there is none
 * @param to bare addresses of the To header
 * @param text the text/plain part, empty where there is none
 * @param html the text/html part, empty where there is none
 */
public record SunkMail(
        String messageId, String from, List<String> to, String subject, Instant sentAt, String text, String html) {}
