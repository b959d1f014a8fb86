package fy.clients;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which provider a request is about: the path's for logging in, the issuer's for a JWT, else none. */
@ApplicationScoped
class OidcTenants implements TenantConfigResolver {

    private static final OidcTenantConfig NONE =
            OidcTenantConfig.builder().tenantId("none").disableTenant().build();

    private final LoginProviders providers;

    @Inject
    OidcTenants(LoginProviders providers) {
        this.providers = providers;
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext request, OidcRequestContext<OidcTenantConfig> requestContext) {
        return Uni.createFrom().item(tenant(request).orElse(NONE));
    }

    private Optional<OidcTenantConfig> tenant(RoutingContext request) {
        var provider = LoginPaths.provider(request);
        if (provider != null) {
            return providers.codeFlow(provider);
        }
        var token = LoginPaths.isApi(request) ? Bearer.of(request) : null;
        return token == null || Bearer.isKey(token)
                ? Optional.empty()
                : Optional.ofNullable(issuer(token)).flatMap(providers::bearer);
    }

    /** Read without trust, only to find the keys that the token is then verified with. */
    private static @Nullable String issuer(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return new JsonObject(claims).getValue("iss") instanceof String issuer ? issuer : null;
        } catch (IllegalArgumentException | DecodeException e) {
            return null;
        }
    }
}
