package fy.clients;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * One address may set out for a provider, and come back from one, only so often a minute (the limit {@code login}).
 * Counted before authentication: whoever is sent on to a provider, or fails to log in, never reaches a door.
 */
@ApplicationScoped
class LoginGate {

    /** After the address was found to be a plain one, before authentication. */
    private static final int PRIORITY = 340;

    private final Limits limits;

    @Inject
    LoginGate(Limits limits) {
        this.limits = limits;
    }

    void install(@Observes Filters filters) {
        filters.register(this::admit, PRIORITY);
    }

    private void admit(RoutingContext request) {
        int wait = LoginPaths.provider(request) == null
                ? 0
                : limits.take("login", null, request.request().remoteAddress().hostAddress());
        if (wait > 0) {
            SecurityLog.log(SecurityEvent.RATE_LIMITED, request);
            request.response().putHeader("Retry-After", String.valueOf(wait));
            request.fail(429);
        } else {
            request.next();
        }
    }
}
