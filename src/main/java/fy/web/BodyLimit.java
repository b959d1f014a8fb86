package fy.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A body that announces itself as too large is refused in words, before a byte of it is read. */
class BodyLimit {

    private static final int PRIORITY = 100;
    private static final int DIGITS = 18;

    @Inject
    BareAnswers answers;

    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize limit;

    void install(@Observes Filters filters) {
        filters.register(
                request -> {
                    if (announced(request) > limit.asLongValue()) {
                        request.response().putHeader("Connection", "close");
                        answers.end(Problem.of(413), request);
                    } else {
                        request.next();
                    }
                },
                PRIORITY);
    }

    private static long announced(RoutingContext request) {
        var length = request.request().getHeader("Content-Length");
        return length != null && length.matches("[0-9]{1," + DIGITS + "}") ? Long.parseLong(length) : 0;
    }
}
