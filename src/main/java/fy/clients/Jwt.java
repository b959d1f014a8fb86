package fy.clients;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a signed JWT says, whether or not its signature is good.
 *
 * @param header as in RFC 7515
 * @param claims as in RFC 7519
 */
record Jwt(JsonObject header, JsonObject claims) {

    private static final int PARTS = 3;
    private static final String ACCESS_TOKEN = "at+jwt";
    private static final Set<String> UNTYPED = Set.of("", "jwt");

    /** What ID tokens (OpenID Connect Core 1.0, 2 and 3.3.2.11) and logout tokens (Back-Channel Logout 1.0, 2.4) carry. */
    private static final Set<String> OF_OTHER_TOKENS = Set.of("nonce", "at_hash", "c_hash", "s_hash", "events");

    /** Keycloak's {@code typ} of an access token; its other tokens are {@code ID}, {@code Refresh}, {@code Offline}, … */
    private static final Set<String> TYPES = Set.of("", "bearer", "jwt", ACCESS_TOKEN);

    /** Cognito's {@code token_use}. */
    private static final Set<String> USES = Set.of("", "access");

    /** Empty when this is no JWT. */
    static Optional<Jwt> of(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Jwt(json(parts[0]), json(parts[1])));
        } catch (IllegalArgumentException | DecodeException e) {
            return Optional.empty();
        }
    }

    Optional<String> issuer() {
        return claims.getValue("iss") instanceof String issuer ? Optional.of(issuer) : Optional.empty();
    }

    /**
     * Whether this is an access token, by its header (RFC 9068) or, with providers that do not write it, by its scope and by
     * nothing that belongs to another kind of token.
     */
    boolean isAccessToken() {
        if (!TYPES.contains(lower(claims, "typ")) || !USES.contains(lower(claims, "token_use"))) {
            return false;
        }
        var type = lower(header, "typ").replaceFirst("^application/", "");
        if (type.equals(ACCESS_TOKEN)) {
            return !claims.containsKey("events");
        }
        return UNTYPED.contains(type)
                && claims.getValue("scope") != null
                && OF_OTHER_TOKENS.stream().noneMatch(claims::containsKey);
    }

    private static String lower(JsonObject object, String name) {
        var value = object.getValue(name);
        return value == null ? "" : value.toString().toLowerCase(Locale.ROOT);
    }

    private static JsonObject json(String part) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }
}
