package fy.clients;

import fy.shared.FyId;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The security log: category {@code fy.security}, one line at INFO for each event, {@code -} for what is not known:
 *
 * <pre>event=forbidden client=0198… brand=0198… request=0123456789abcdef address=203.0.113.7</pre>
 *
 * <p>A line has ids and the network address only, never a name, an e-mail address, a key, a token or an address of a page,
 * which may be an invitation.
 */
public final class SecurityLog {

    private static final Logger LOG = Logger.getLogger("fy.security");
    private static final String UNKNOWN = "-";

    /** A forwarded address is what a proxy wrote into a header. */
    private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9.:%_-]");

    private static final int MAX_ADDRESS = 60;

    private SecurityLog() {}

    /** Writes a line about a request: for its client and brand, where the request has told who it is for. */
    public static void log(SecurityEvent event, RoutingContext request) {
        var who = caller(request);
        log(
                event,
                request,
                who.map(it -> it.client().fyId()).orElse(null),
                who.map(CallerIdentity::brand).orElse(null));
    }

    static void log(SecurityEvent event, RoutingContext request, @Nullable FyId client, @Nullable Membership brand) {
        LOG.info("event=" + event.code()
                + " client=" + (client == null ? UNKNOWN : client)
                + " brand=" + (brand == null ? UNKNOWN : brand.brandId())
                + " request=" + requestId(request)
                + " address=" + address(request.request().remoteAddress()));
    }

    private static Optional<CallerIdentity> caller(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                ? Optional.ofNullable(user.getSecurityIdentity().getAttribute(Caller.WHO))
                : Optional.empty();
    }

    /** The id that the answer carries. */
    private static String requestId(RoutingContext request) {
        var id = request.response().headers().get("X-Request-Id");
        return id == null ? UNKNOWN : id;
    }

    private static String address(@Nullable SocketAddress remote) {
        var host = remote == null ? null : remote.hostAddress();
        if (host == null) {
            return UNKNOWN;
        }
        return UNUSUAL.matcher(host.substring(0, Math.min(MAX_ADDRESS, host.length())))
                .replaceAll("_");
    }
}
