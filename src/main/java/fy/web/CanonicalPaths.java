package fy.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
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

    @Inject
    BareAnswers answers;

    void install(@Observes Filters filters) {
        filters.register(this::admit, PRIORITY);
    }

    private void admit(RoutingContext request) {
        if (isPlain(request.request().path())) {
            request.next();
        } else {
            answers.end(Problem.of(404), request);
        }
    }

    static boolean isPlain(String path) {
        return PLAIN.matcher(path).matches() && !CLIMBING.matcher(path).matches();
    }
}
