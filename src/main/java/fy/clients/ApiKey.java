package fy.clients;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key of the JSON API.
 *
 * @param hint its first characters, to recognise it by
 * @param maker name of whoever made it
 * @param lastUsedAt to the minute; null when it was never used
 */
public record ApiKey(
        UUID keyId,
        String hint,
        String label,
        String maker,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
