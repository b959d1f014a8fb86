package fy.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * A request that is answered before its body has come to its end, a refused upload say, ends its connection. What still
 * comes is discarded for a moment, since a client that is cut off while it writes may lose the answer (RFC 9112, 9.6).
 */
class UnreadBodies {

    /** Before anything refuses a request. */
    private static final int PRIORITY = 390;

    private static final Duration LINGERING = Duration.ofSeconds(2);

    void install(@Observes Filters filters) {
        filters.register(UnreadBodies::follow, PRIORITY);
    }

    private static void follow(RoutingContext context) {
        if (Bodies.isAnnounced(context.request())) {
            context.addHeadersEndHandler(written -> {
                if (!context.request().isEnded()) {
                    context.response().putHeader("Connection", "close");
                }
            });
            context.addEndHandler(answered -> {
                if (!context.request().isEnded()) {
                    discard(context);
                }
            });
        }
        context.next();
    }

    private static void discard(RoutingContext context) {
        var request = context.request();
        request.handler(null);
        request.resume();
        context.vertx()
                .setTimer(LINGERING.toMillis(), expired -> request.connection().close());
    }
}
