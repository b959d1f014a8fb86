package fy.web;

import fy.clients.SecurityEvent;
import fy.clients.SecurityLog;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a request that a proxy in front of this process and this process could read differently (request smuggling): 400
 * and the end of the connection, before anything else looks at it. Netty refuses what it cannot parse, such as two lengths,
 * a length beside a transfer coding, bare line feeds and control bytes; this is what it lets through.
 */
@ApplicationScoped
class AmbiguousRequestFilter {

    /** Before every {@link io.quarkus.vertx.http.runtime.filters.Filters filter}, whose order is its negative priority. */
    private static final int ORDER = -10_000;

    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");
    private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]*");
    private static final Pattern TARGET = Pattern.compile("(?:https?://([^/?]+))?/[!-~&&[^#]]*");

    private final BareAnswers answers;
    private final SecurityHeaders headers;

    /** Connections that are about to end. A request that was read from one of them already is not looked at. */
    private final Set<HttpConnection> ending =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    @Inject
    AmbiguousRequestFilter(BareAnswers answers, SecurityHeaders headers) {
        this.answers = answers;
        this.headers = headers;
    }

    /** The failure handler sees the requests without a usable host, which the router refuses before its first route. */
    void install(@Observes Router router) {
        router.route().order(ORDER).handler(this::admit).failureHandler(this::admit);
    }

    private void admit(RoutingContext request) {
        if (ending.contains(request.request().connection())) {
            return;
        }
        if (isUnambiguous(request.request())) {
            request.next();
        } else {
            refuse(request);
        }
    }

    private void refuse(RoutingContext request) {
        var connection = request.request().connection();
        ending.add(connection);
        headers.write(request);
        request.response().putHeader("X-Request-Id", RequestId.of(request)).putHeader("Connection", "close");
        SecurityLog.log(SecurityEvent.AMBIGUOUS_REQUEST, request);
        answers.end(Problem.of(400), request).onComplete(written -> connection.close());
    }

    static boolean isUnambiguous(HttpServerRequest request) {
        var headers = request.headers();
        var length = headers.get("Content-Length");
        return hasOneHost(headers.getAll("Host"), request.version())
                && hasNoCodingButChunked(headers.getAll("Transfer-Encoding"))
                && (length == null || LENGTH.matcher(length).matches())
                && !headers.contains("")
                && isOwnTarget(request.uri(), headers.get("Host"));
    }

    private static boolean hasOneHost(List<String> hosts, HttpVersion version) {
        return hosts.isEmpty()
                ? version != HttpVersion.HTTP_1_1
                : hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches();
    }

    private static boolean hasNoCodingButChunked(List<String> codings) {
        return codings.isEmpty() || codings.equals(List.of("chunked"));
    }

    /** A path; or a whole address, as a proxy would be asked for, whose host is the one in the header. */
    private static boolean isOwnTarget(String target, @Nullable String host) {
        var parts = TARGET.matcher(target);
        return parts.matches() && (parts.group(1) == null || parts.group(1).equalsIgnoreCase(host));
    }
}
