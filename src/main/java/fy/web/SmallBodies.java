package fy.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Reads a small body, of JSON or of a form, to its end before anything else happens to the request. Left to the
 * resource, a worker thread would wait for the body and be woken for each piece of it, which cost more than deciding
 * the order.
 */
class SmallBodies {

    /** Before anybody is asked who they are (200), which takes a worker thread. */
    private static final int PRIORITY = 300;

    /** Bytes that anybody may make us keep for a request. */
    private static final int MOST = 16 * 1024;

    private static final Set<String> TYPES = Set.of("application/json", "application/x-www-form-urlencoded");
    private static final Set<String> METHODS = Set.of("POST", "PATCH", "PUT");

    void install(@Observes Filters filters) {
        filters.register(
                request -> {
                    if (isSmall(request)) {
                        read(request);
                    } else {
                        request.next();
                    }
                },
                PRIORITY);
    }

    private static void read(RoutingContext request) {
        var body = request.request().body();
        body.onComplete(read -> {
            if (read.succeeded()) {
                ((RoutingContextInternal) request).setBody(read.result() == null ? Buffer.buffer() : read.result());
                request.next();
            } else {
                request.fail(read.cause());
            }
        });
        request.request().resume(); // it came paused, for whoever would want its body later
    }

    private static boolean isSmall(RoutingContext request) {
        var type = request.request().getHeader("Content-Type");
        return METHODS.contains(request.request().method().name())
                && type != null
                && TYPES.stream().anyMatch(type::startsWith)
                && length(request) <= MOST;
    }

    /** Where no length is announced it may be any. */
    private static int length(RoutingContext request) {
        var length = request.request().getHeader("Content-Length");
        return length != null && length.matches("[0-9]{1,9}") ? Integer.parseInt(length) : Integer.MAX_VALUE;
    }
}
