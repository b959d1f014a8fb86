package fy.clients;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recorded change of who may do what for a brand, with the names of today.
 *
 * @param actor name of who made it; null: the marketplace itself
 * @param self whether who made it is also whom it is about
 * @param subject name of whose role, key or invitation it is
 * @param keyLabel what the key is called
 * @param role the role it gave or offered
 * @param before the role there was
 * @param fields names of what changed in the brand's profile, as {@link BrandProfile} has them
 * @param caused whether it followed from the loss of a role
 */
public record AccessEvent(
        UUID eventId,
        Instant occurredAt,
        AccessKind kind,
        @Nullable String actor,
        boolean self,
        @Nullable String subject,
        @Nullable String keyLabel,
        @Nullable MemberRole role,
        @Nullable MemberRole before,
        List<String> fields,
        boolean caused) {}
