package fy.clients;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Every address of ours is plain: letters, digits and {@code . _ ~ - @ +} between single slashes. Whatever is written
 * otherwise (encoded, with matrix parameters, doubled slashes, dots to climb) does not exist, before anything looks at it.
 */
class CanonicalPaths {

    /** Before authentication. */
    private static final int PRIORITY = 350;

    private static final Pattern PLAIN = Pattern.compile("/(?:[A-Za-z0-9._~@+-]+(?:/[A-Za-z0-9._~@+-]+)*/?)?");
    private static final Pattern CLIMBING = Pattern.compile("(?:^|.*/)\\.{1,2}(?:/.*|$)");

    void install(@Observes Filters filters) {
        filters.register(CanonicalPaths::admit, PRIORITY);
    }

    private static void admit(RoutingContext request) {
        if (isPlain(request.request().path())) {
            request.next();
        } else {
            request.response()
                    .setStatusCode(404)
                    .putHeader("Content-Type", "text/plain")
                    .end("There is nothing at this address.");
        }
    }

    static boolean isPlain(String path) {
        return PLAIN.matcher(path).matches() && !CLIMBING.matcher(path).matches();
    }
}
