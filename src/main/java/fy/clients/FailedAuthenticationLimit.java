package fy.clients;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Set;

/**
 * An address that sends bad keys or tokens to the API too often (the limit {@code failed-authentication}) is refused
 * before the next one is looked up. What was accepted in this process is still let through: several brands' programs may
 * share an address, and one revoked key must not shut the others out.
 */
@ApplicationScoped
class FailedAuthenticationLimit {

    private static final String LIMIT = "failed-authentication";

    /** After {@link RequestRateLimit}, before the body is read (300). */
    private static final int PRIORITY = 335;

    private static final int MAX_ACCEPTED = 10_000;

    private final RateLimiter limiter;
    private final Set<String> accepted =
            Collections.synchronizedSet(Collections.newSetFromMap(new LruMap<>(MAX_ACCEPTED)));

    @Inject
    FailedAuthenticationLimit(RateLimiter limiter) {
        this.limiter = limiter;
    }

    void install(@Observes Filters filters) {
        filters.register(this::admit, PRIORITY);
    }

    private void admit(RoutingContext request) {
        var token = LoginPaths.isApi(request) ? Bearer.of(request) : null;
        if (token == null) {
            request.next();
            return;
        }
        var address = ClientAddress.of(request);
        var hash = HexFormat.of().formatHex(Secrets.hash(token));
        int wait = accepted.contains(hash) ? 0 : limiter.check(LIMIT, null, address);
        if (wait > 0) {
            RateLimiter.refuse(request, wait);
            return;
        }
        request.addHeadersEndHandler(sent -> {
            if (request.response().getStatusCode() == 401) {
                accepted.remove(hash);
                limiter.take(LIMIT, null, address);
            } else if (CallerIdentity.rateLimited(request) != null) {
                accepted.add(hash);
            }
        });
        request.next();
    }
}
