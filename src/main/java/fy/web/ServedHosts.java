package fy.web;

import fy.clients.SecurityEvent;
import fy.clients.SecurityLog;
import fy.shared.PublicAddress;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.regex.Pattern;

/**
 * A request for a host that is not ours is answered with 421. Health and metrics are for whoever can reach the process,
 * by whatever name. A forwarded host counts only where Quarkus is told to believe the proxy that says it.
 */
class ServedHosts {

    /** After the path was found to be a plain one, before authentication. */
    private static final int PRIORITY = 345;

    private static final Pattern FOR_ANY_HOST = Pattern.compile("/q/(?:health(?:/.*)?|metrics)");

    private final PublicAddress address;
    private final BareAnswers answers;

    @Inject
    ServedHosts(PublicAddress address, BareAnswers answers) {
        this.address = address;
        this.answers = answers;
    }

    void install(@Observes Filters filters) {
        filters.register(this::admit, PRIORITY);
    }

    private void admit(RoutingContext context) {
        var request = context.request();
        if (FOR_ANY_HOST.matcher(request.path()).matches() || isServed(request)) {
            context.next();
        } else {
            SecurityLog.log(SecurityEvent.UNKNOWN_HOST, context);
            answers.end(Problem.of(421), context);
        }
    }

    /** A request line that names another host than the header was refused before ({@link AmbiguousRequestFilter}). */
    private boolean isServed(HttpServerRequest request) {
        var authority = request.authority();
        return address.serves(authority == null ? null : authority.host());
    }
}
