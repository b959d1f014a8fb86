package fy.clients;

import io.quarkus.oidc.UserInfo;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** What a provider said about whoever has just logged in. */
record Proof(
        String provider,
        String subject,
        @Nullable String name,
        @Nullable String email) {

    /** Empty when the provider did not say who it is, or told of two. */
    static Optional<Proof> of(String provider, SecurityIdentity identity) {
        var info = Optional.ofNullable(identity.<UserInfo>getAttribute(OidcUtils.USER_INFO_ATTRIBUTE));
        var token = Optional.of(identity.getPrincipal())
                .filter(JsonWebToken.class::isInstance)
                .map(JsonWebToken.class::cast);
        return switch (provider) {
            case "x" -> info.map(it -> it.getObject("data")).flatMap(Proof::ofX);
            case "facebook" -> token.flatMap(it -> info.flatMap(graph -> ofFacebook(it, graph)));
            default -> token.flatMap(it -> ofIdToken(provider, it));
        };
    }

    private static Optional<Proof> ofX(JsonObject data) {
        return Optional.ofNullable(data.getString("id", null))
                .map(id -> new Proof("x", id, data.getString("name", null), null));
    }

    /** The ID token is what is signed for us; names and addresses are for Graph to say, whose person must be the same. */
    private static Optional<Proof> ofFacebook(JsonWebToken token, UserInfo graph) {
        return Optional.ofNullable(token.getSubject())
                .filter(subject -> subject.equals(graph.getString("id")))
                .map(subject -> new Proof("facebook", subject, graph.getString("name"), graph.getString("email")));
    }

    private static Optional<Proof> ofIdToken(String provider, JsonWebToken token) {
        return Optional.ofNullable(token.getSubject())
                .map(subject -> new Proof(provider, subject, text(token, "name"), text(token, "email")));
    }

    private static @Nullable String text(JsonWebToken token, String claim) {
        return token.getClaim(claim) instanceof String text ? text : null;
    }
}
