package fy.clients;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Holds doors' methods to their {@link Limited}. */
class LimitFilter {

    private final Limits limits;
    private final Caller caller;

    @Inject
    LimitFilter(Limits limits, Caller caller) {
        this.limits = limits;
        this.caller = caller;
    }

    @Limited("")
    @ServerRequestFilter
    void check(ResourceInfo door, RoutingContext request) {
        var limited = door.getResourceMethod().getAnnotation(Limited.class);
        var name = limited == null ? door.getResourceClass().getAnnotation(Limited.class) : limited;
        var client = caller.isSignedIn() ? caller.fyId().toString() : null;
        int wait = limits.take(
                name.value(), client, request.request().remoteAddress().hostAddress());
        if (wait > 0) {
            SecurityLog.log(SecurityEvent.RATE_LIMITED, request);
            throw new WebApplicationException(
                    Response.status(429).header("Retry-After", wait).build());
        }
    }
}
