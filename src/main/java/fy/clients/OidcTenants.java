package fy.clients;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

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
                : Jwt.of(token).flatMap(Jwt::issuer).flatMap(providers::bearer);
    }
}
