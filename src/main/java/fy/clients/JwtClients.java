package fy.clients;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * A verified access token becomes our client: roles come from our tables, never from its claims. A provider's other tokens
 * carry the same signature and open nothing.
 */
@ApplicationScoped
class JwtClients implements SecurityIdentityAugmentor {

    /** On a request that is refused for want of a brand: it is a 400 then, not a 403. */
    private static final String BRAND_MISSING = "fy.brand.missing";

    private static final String API = "api-";

    private final SignIn signIn;
    private final Credentials credentials;

    @Inject
    JwtClients(SignIn signIn, Credentials credentials) {
        this.signIn = signIn;
        this.credentials = credentials;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        var tenant = identity.<String>getAttribute(OidcUtils.TENANT_ID_ATTRIBUTE);
        if (tenant == null || !tenant.startsWith(API)) {
            return Uni.createFrom().item(identity);
        }
        if (!isAccessToken(identity)) {
            return Uni.createFrom().failure(AuthenticationFailedException::new);
        }
        var request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        var brand = request == null ? null : BrandHeader.of(request);
        return context.runBlocking(() -> {
            var fyId = signIn.client(tenant.substring(API.length()), identity)
                    .orElseThrow(AuthenticationFailedException::new);
            var who = credentials.client(fyId, brand).orElseThrow();
            if (request != null && brand == null && who.brands().size() > 1) {
                request.put(BRAND_MISSING, true);
            }
            return CredentialProvider.identity(who);
        });
    }

    private static boolean isAccessToken(SecurityIdentity identity) {
        var verified = identity.getCredential(AccessTokenCredential.class);
        return verified != null
                && Jwt.of(verified.getToken()).filter(Jwt::isAccessToken).isPresent();
    }
}
