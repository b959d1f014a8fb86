package fy.clients;

import java.time.Instant;

/**
 * An invitation that can still be accepted.
 *
 * @param id what it is called on the members page; nothing that opens it
 * @param inviter name of who made it
 */
public record Invitation(String id, String brandName, MemberRole role, String inviter, Instant expiresAt) {}
