package fy.web;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Who is turned away before any door is told so in words all the same: a bad key or token, too many tries. */
class Strangers {

    @Inject
    BareAnswers answers;

    void install(@Observes Router router) {
        router.route().failureHandler(request -> {
            if (isStrangerToTheApi(request)) {
                request.response().putHeader("WWW-Authenticate", "Bearer realm=\"Fy\"");
                answers.end(Problem.of(401).detail("The key or token is not known, or no longer good."), request);
            } else if (isTooMany(request)) {
                answers.end(Problem.of(429), request);
            } else {
                request.next();
            }
        });
    }

    /** A gate has failed the request with this status and has said when to come back. */
    private static boolean isTooMany(RoutingContext request) {
        return request.statusCode() == 429 && !request.response().ended();
    }

    private static boolean isStrangerToTheApi(RoutingContext request) {
        return request.failure() instanceof AuthenticationFailedException
                && Answers.isApi(request)
                && !request.response().ended();
    }
}
