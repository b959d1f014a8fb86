package fy.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    ObjectMapper json;

    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize limit;

    void install(@Observes Filters filters) {
        filters.register(
                request -> {
                    if (announced(request) > limit.asLongValue()) {
                        refuse(request);
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

    private void refuse(RoutingContext request) {
        var problem = Problem.of(413).about(RequestId.of(request));
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Connection", "close")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", Answers.isApi(request) ? Problem.MEDIA_TYPE : "text/html;charset=UTF-8")
                .end(Answers.isApi(request) ? written(problem) : Answers.page(problem));
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
