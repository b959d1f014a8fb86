package fy.clients;

/** What the security log tells of; {@code docs/operations.md} lists them. */
public enum SecurityEvent {
    /** An API key that does not exist, was revoked, or whose maker is no longer a member. */
    UNKNOWN_KEY("unknown-key"),
    /** A bearer token that no provider's keys, issuer and audience accept. */
    INVALID_TOKEN("invalid-token"),
    /** A call of the API without key or token. */
    NO_CREDENTIALS("no-credentials"),
    /** A session cookie that is over or never was. */
    UNKNOWN_SESSION("unknown-session"),
    /** Known, but the role does not suffice. */
    FORBIDDEN("forbidden"),
    /** A portal address of a brand that the client is no member of, or that does not exist. */
    UNKNOWN_BRAND("unknown-brand"),
    /** A form without the token that proves it ours. */
    CSRF_REFUSED("csrf-refused"),
    LOGIN_SUCCEEDED("login-succeeded"),
    LOGIN_FAILED("login-failed"),
    LOGOUT("logout"),
    RATE_LIMITED("rate-limited"),
    /** An invitation's link that does not exist, or is no longer good. */
    INVITATION_REFUSED("invitation-refused"),
    /** A request for a host that is not ours. */
    UNKNOWN_HOST("unknown-host"),
    /** A request that a proxy and this process could read differently. */
    AMBIGUOUS_REQUEST("ambiguous-request");

    private final String code;

    SecurityEvent(String code) {
        this.code = code;
    }

    /** As the log has it. */
    String code() {
        return code;
    }
}
