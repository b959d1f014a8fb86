package fy.clients;

import fy.shared.TryAgain;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.MDC;

/** Makes of our own credentials an identity, or fails with {@link AuthenticationFailedException}. */
@ApplicationScoped
class CredentialProvider implements IdentityProvider<CredentialRequest> {

    private final Credentials credentials;

    @Inject
    CredentialProvider(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Class<CredentialRequest> getRequestType() {
        return CredentialRequest.class;
    }

    /** @throws TryAgain through the Uni: the database did not answer */
    @Override
    public Uni<SecurityIdentity> authenticate(CredentialRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(find(request)));
    }

    private CallerIdentity find(CredentialRequest request) {
        var found =
                switch (request.kind()) {
                    case SESSION -> credentials.session(request.value(), request.brand());
                    case KEY -> credentials.key(request.value(), request.brand());
                };
        return found.orElseThrow(AuthenticationFailedException::new);
    }

    /** From here on, lines of the log say for whom this request is, by ids alone. */
    static SecurityIdentity identity(CallerIdentity who) {
        MDC.put("fyId", who.client().fyId().toString());
        if (who.brand() != null) {
            MDC.put("brandId", who.brand().brandId().toString());
        }
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(who.client().fyId().toString()))
                .addRoles(who.roles())
                .addAttribute(Caller.WHO, who)
                .build();
    }
}
