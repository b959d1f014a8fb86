package fy.web;

import fy.shared.PublicAddress;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request for a host that is not ours is answered with 421. Health and metrics are for whoever can reach the process,
 * by whatever name. A forwarded host counts only where Quarkus is told to believe the proxy that says it.
 */
class ServedHosts {

    /** After the path was found to be a plain one, before authentication. */
    private static final int PRIORITY = 345;

    private static final Pattern FOR_ANY_HOST = Pattern.compile("/q/(?:health(?:/.*)?|metrics)");
    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://([^/?#]*).*");

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
            answers.end(Problem.of(421), context);
        }
    }

    /** What stands in the request line comes before the header where it is an absolute address (RFC 9112, 3.2.2). */
    private boolean isServed(HttpServerRequest request) {
        var absolute = ABSOLUTE.matcher(request.uri());
        return address.serves(host(request.authority()))
                && (!absolute.matches() || address.serves(host(HostAndPort.parseAuthority(absolute.group(1), -1))));
    }

    private static @Nullable String host(@Nullable HostAndPort authority) {
        return authority == null ? null : authority.host();
    }
}
