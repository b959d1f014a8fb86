package fy.clients;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Our own credentials: the session cookie on pages, an API key under /api, never the other way round, so that no form
 * of a foreign site can reach the API. Whoever needs to log in is sent to the login page, or, under /api, told so.
 */
@ApplicationScoped
class ClientMechanism implements HttpAuthenticationMechanism {

    private final Sessions sessions;

    @Inject
    ClientMechanism(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        if (LoginPaths.isApi(request)) {
            return byKey(request, identities);
        }
        return LoginPaths.provider(request) == null ? bySession(request, identities) : nobody();
    }

    private Uni<SecurityIdentity> byKey(RoutingContext request, IdentityProviderManager identities) {
        var token = Bearer.of(request);
        if (token == null || !Bearer.isKey(token)) {
            return nobody();
        }
        var brand = BrandHeader.of(request);
        return identities
                .authenticate(new CredentialRequest(CredentialRequest.Kind.KEY, token, brand))
                .onFailure(AuthenticationFailedException.class)
                .invoke(() -> SecurityLog.log(SecurityEvent.UNKNOWN_KEY, request));
    }

    /** A session that is over or never was is forgotten, and the visitor goes on as nobody. */
    private Uni<SecurityIdentity> bySession(RoutingContext request, IdentityProviderManager identities) {
        if (!sessions.hasCookie(request)) {
            return nobody();
        }
        var token = sessions.token(request);
        if (token == null) {
            return forgotten(request);
        }
        var slug = PortalPaths.brand(request);
        return identities
                .authenticate(new CredentialRequest(CredentialRequest.Kind.SESSION, token, slug))
                .invoke(identity -> PortalPaths.noteUnknown(slug, identity, request))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithUni(() -> forgotten(request));
    }

    private Uni<SecurityIdentity> forgotten(RoutingContext request) {
        SecurityLog.log(SecurityEvent.UNKNOWN_SESSION, request);
        sessions.forget(request);
        return nobody();
    }

    private static Uni<SecurityIdentity> nobody() {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        if (LoginPaths.isApi(request)) {
            if (Bearer.of(request) == null) {
                SecurityLog.log(SecurityEvent.NO_CREDENTIALS, request);
            }
            return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"Fy\""));
        }
        return LoginPaths.provider(request) == null
                ? Uni.createFrom().item(new ChallengeData(302, "Location", loginPage(request)))
                : Uni.createFrom().nullItem();
    }

    private static String loginPage(RoutingContext request) {
        var asked = request.request().method().equals(HttpMethod.GET)
                ? request.request().uri()
                : "/";
        return "/login?to=" + URLEncoder.encode(LoginPaths.own(asked), StandardCharsets.UTF_8);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(CredentialRequest.class);
    }

    @Override
    public int getPriority() {
        return 3_000;
    }
}
