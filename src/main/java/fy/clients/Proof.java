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

    /** Empty when the provider did not say who it is. */
    static Optional<Proof> of(String provider, SecurityIdentity identity) {
        return provider.equals("x")
                ? Optional.ofNullable(identity.<UserInfo>getAttribute(OidcUtils.USER_INFO_ATTRIBUTE))
                        .map(info -> info.getObject("data"))
                        .flatMap(Proof::ofX)
                : Optional.of(identity.getPrincipal())
                        .filter(JsonWebToken.class::isInstance)
                        .map(JsonWebToken.class::cast)
                        .flatMap(token -> ofIdToken(provider, token));
    }

    private static Optional<Proof> ofX(JsonObject data) {
        return Optional.ofNullable(data.getString("id", null))
                .map(id -> new Proof("x", id, data.getString("name", null), null));
    }

    private static Optional<Proof> ofIdToken(String provider, JsonWebToken token) {
        return Optional.ofNullable(token.getSubject())
                .map(subject -> new Proof(provider, subject, text(token, "name"), text(token, "email")));
    }

    private static @Nullable String text(JsonWebToken token, String claim) {
        return token.getClaim(claim) instanceof String text ? text : null;
    }
}
