package fy.web;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a body that announces more bytes than {@link BodyLimits} allows, or no type, before a byte of it is read. A
 * body that announces no length is counted while it is read, and refused at the limit.
 */
class BodyLimit {

    /** Before authentication, and before {@link SmallBodies}. */
    private static final int PRIORITY = 330;

    private final BareAnswers answers;
    private final BodyLimits limits;

    @Inject
    BodyLimit(BareAnswers answers, BodyLimits limits) {
        this.answers = answers;
        this.limits = limits;
    }

    void install(@Observes Filters filters) {
        filters.register(this::admit, PRIORITY);
    }

    private void admit(RoutingContext context) {
        var request = context.request();
        if (!Bodies.isAnnounced(request)) {
            request.headers().remove("Content-Type"); // of nothing; some clients say it all the same
            context.next();
        } else if (Bodies.length(request) > limits.of(request.method(), request.path())) {
            answers.end(Problem.of(413), context);
        } else if (Bodies.type(request).isEmpty()) {
            answers.end(Problem.of(415), context);
        } else {
            context.next();
        }
    }

    /** The same by the method that was matched, which is what decides, for a body that was not read yet. */
    @ServerRequestFilter
    void hold(ContainerRequestContext call, ResourceInfo matched, RoutingContext context) {
        if (context.body().buffer() == null && Bodies.isAnnounced(context.request())) {
            long limit = BodyLimits.of(matched.getResourceMethod());
            if (Bodies.length(context.request()) > limit) {
                throw new ProblemException(Problem.of(413));
            }
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, Long.MAX_VALUE); // it answers without words
            call.setEntityStream(new CountedBody(call.getEntityStream(), limit));
        }
    }
}
