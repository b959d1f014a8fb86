package fy.clients;

import fy.shared.PublicAddress;
import fy.shared.TryAgain;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Lets Quarkus talk to the provider under /login/{provider} and verify JWTs under /api. Whatever goes wrong while
 * logging in ends on our login page, which says so and offers another try.
 */
@ApplicationScoped
class LoginMechanism implements HttpAuthenticationMechanism {

    private static final Logger LOG = Logger.getLogger(LoginMechanism.class);

    private final OidcAuthenticationMechanism oidc;
    private final LoginProviders providers;
    private final LoginReturns returns;
    private final PublicAddress address;

    @Inject
    LoginMechanism(
            OidcAuthenticationMechanism oidc, LoginProviders providers, LoginReturns returns, PublicAddress address) {
        this.oidc = oidc;
        this.providers = providers;
        this.returns = returns;
        this.address = address;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        var provider = LoginPaths.provider(request);
        if (provider != null) {
            return providers.has(provider)
                    ? logIn(request, identities, provider)
                    : Uni.createFrom().nullItem();
        }
        return LoginPaths.isApi(request)
                ? byJwt(request, identities)
                : Uni.createFrom().nullItem();
    }

    private Uni<SecurityIdentity> logIn(RoutingContext request, IdentityProviderManager identities, String provider) {
        if (!LoginPaths.isCallback(request)) {
            return Uni.createFrom().nullItem();
        }
        return oidc.authenticate(request, identities)
                .onFailure(failure -> !(failure instanceof AuthenticationRedirectException))
                .transform(failure -> {
                    SecurityLog.log(SecurityEvent.LOGIN_FAILED, request);
                    LOG.infof("login with %s failed: %s", provider, failure.getMessage());
                    return new AuthenticationRedirectException(302, failed(provider, request));
                });
    }

    /** A JWT that nothing accepts is told so; none of the causes is an error of ours. */
    private Uni<SecurityIdentity> byJwt(RoutingContext request, IdentityProviderManager identities) {
        var token = Bearer.of(request);
        if (token == null || Bearer.isKey(token)) {
            return Uni.createFrom().nullItem();
        }
        return oidc.authenticate(request, identities)
                .onFailure(failure -> !(failure instanceof TryAgain))
                .transform(AuthenticationFailedException::new)
                .onItem()
                .ifNull()
                .failWith(AuthenticationFailedException::new)
                .onFailure(AuthenticationFailedException.class)
                .invoke(() -> SecurityLog.log(SecurityEvent.INVALID_TOKEN, request));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        var provider = LoginPaths.provider(request);
        if (provider == null) {
            return Uni.createFrom().nullItem();
        }
        if (!providers.has(provider)) {
            return Uni.createFrom().item(redirect("/login"));
        }
        if (LoginPaths.isCallback(request)) {
            SecurityLog.log(SecurityEvent.LOGIN_FAILED, request);
            return Uni.createFrom().item(redirect(failed(provider, request)));
        }
        var asked = LoginReturns.asked(request);
        return isAtPublicHost(request)
                ? oidc.getChallenge(request)
                        .invoke(challenge -> keep(request, challenge))
                        .onFailure()
                        .recoverWithItem(failure -> {
                            LOG.warnf("login with %s is not possible now: %s", provider, failure.getMessage());
                            return redirect("/login?unavailable=" + provider + LoginPaths.parameter('&', asked));
                        })
                : Uni.createFrom().item(redirect(address.at("/login/" + provider + LoginPaths.parameter('?', asked))));
    }

    /** The provider sends people back to the public address: what their browser keeps meanwhile must belong to its host. */
    private boolean isAtPublicHost(RoutingContext request) {
        var asked = request.request().authority();
        return asked != null && address.isAt(asked.host());
    }

    private void keep(RoutingContext request, ChallengeData challenge) {
        challenge.getHeaders().entrySet().stream()
                .filter(header -> "Location".equalsIgnoreCase(header.getKey().toString()))
                .forEach(header -> returns.keep(request, header.getValue()));
    }

    private String failed(String provider, RoutingContext request) {
        return "/login?failed=" + provider + LoginPaths.parameter('&', returns.take(request));
    }

    private static ChallengeData redirect(String to) {
        return new ChallengeData(302, "Location", to);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }

    @Override
    public int getPriority() {
        return 2_000;
    }
}
