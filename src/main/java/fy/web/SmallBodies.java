package fy.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;

/**
 * Reads the body of a form or of JSON to its end before anything else happens to the request, unless the route takes
 * large ones. Left to the resource, a worker thread would wait for the body and be woken for each piece of it, which
 * cost more than deciding the order.
 */
class SmallBodies {

    /** After {@link BodyLimit}, before authentication (200), which takes a worker thread. */
    private static final int PRIORITY = 300;

    /** How long a body of at most {@link BodyLimits#USUAL} bytes may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> METHODS = Set.of("POST", "PATCH", "PUT");

    private final BareAnswers answers;
    private final BodyLimits limits;

    @Inject
    SmallBodies(BareAnswers answers, BodyLimits limits) {
        this.answers = answers;
        this.limits = limits;
    }

    void install(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (isSmall(context)) {
                        new Reading(context).begin();
                    } else {
                        context.next();
                    }
                },
                PRIORITY);
    }

    /** What is sent to a route of another type is refused unread. */
    private boolean isSmall(RoutingContext context) {
        var request = context.request();
        return METHODS.contains(request.method().name())
                && (!Bodies.isAnnounced(request) || Bodies.type(request).equals(Answers.isApi(context) ? JSON : FORM))
                && limits.of(request.method(), request.path()) == BodyLimits.USUAL;
    }

    /** One body on its way in; every method is called by the connection's event loop. */
    private final class Reading {

        private final RoutingContext context;
        private final HttpServerRequest request;
        private final Buffer body = Buffer.buffer();
        private long timer;

        Reading(RoutingContext context) {
            this.context = context;
            this.request = context.request();
        }

        void begin() {
            timer = context.vertx().setTimer(PATIENCE.toMillis(), expired -> refuse(408));
            request.handler(this::take);
            request.endHandler(ended -> finish());
            request.exceptionHandler(this::fail);
            if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                request.response().writeContinue();
            }
            request.resume(); // it came paused, for whoever would want its body later
        }

        private void take(Buffer part) {
            if (body.length() + part.length() > BodyLimits.USUAL) {
                refuse(413);
            } else {
                body.appendBuffer(part);
            }
        }

        private void finish() {
            release();
            ((RoutingContextInternal) context).setBody(body);
            context.next();
        }

        private void refuse(int status) {
            release();
            answers.end(Problem.of(status), context);
        }

        /** It is malformed, or the client went away. */
        private void fail(Throwable cause) {
            if (context.response().closed()) {
                release();
            } else {
                refuse(400);
            }
        }

        private void release() {
            context.vertx().cancelTimer(timer);
            request.handler(null);
            request.endHandler(null);
            request.exceptionHandler(null);
        }
    }
}
