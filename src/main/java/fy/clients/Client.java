package fy.clients;

import fy.shared.FyId;
import org.jspecify.annotations.Nullable;

/**
 * Someone who has logged in.
 *
 * @param email where mails go; null until a provider or the client gave one
 */
public record Client(
        FyId fyId, String displayName, @Nullable String email, boolean operator) {}
