package fy.clients;

import fy.shared.FyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Someone who acts for a brand. */
public record Member(
        FyId fyId, String displayName, @Nullable String email, MemberRole role, Instant since) {}
