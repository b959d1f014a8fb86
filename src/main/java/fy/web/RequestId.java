package fy.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jboss.logging.MDC;

/** Gives each request a name of our own making, which error pages show and log lines carry. */
class RequestId {

    private static final String KEY = "requestId";
    private static final int BYTES = 8;
    private static final int PRIORITY = 600;
    private static final SecureRandom RANDOM = new SecureRandom();

    void install(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.response().putHeader("X-Request-Id", of(request));
                    request.next();
                },
                PRIORITY);
    }

    static String of(RoutingContext request) {
        String id = request.get(KEY);
        if (id == null) {
            var bytes = new byte[BYTES];
            RANDOM.nextBytes(bytes);
            id = HexFormat.of().formatHex(bytes);
            request.put(KEY, id);
            MDC.put(KEY, id);
        }
        return id;
    }
}
