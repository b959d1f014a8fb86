package fy.events;

import fy.shared.FyId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every event carries.
 *
 * @param eventId unique for ever
 * @param decisionId groups what was decided together
 * @param actor who did it
 * @param reason why, in the actor's words or the system's; null where none is asked for
 * @param occurredAt PostgreSQL's time under the lock, microseconds; strictly increasing per SKU
 */
public record Envelope(
        UUID eventId, UUID decisionId, FyId actor, @Nullable String reason, Instant occurredAt) {}
