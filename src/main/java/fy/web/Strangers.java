package fy.web;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** A key or token that is not good never reaches a door: the API says so in words all the same. */
class Strangers {

    @Inject
    BareAnswers answers;

    void install(@Observes Router router) {
        router.route().failureHandler(request -> {
            if (isStrangerToTheApi(request)) {
                request.response().putHeader("WWW-Authenticate", "Bearer realm=\"Fy\"");
                answers.end(Problem.of(401).detail("The key or token is not known, or no longer good."), request);
            } else {
                request.next();
            }
        });
    }

    private static boolean isStrangerToTheApi(RoutingContext request) {
        return request.failure() instanceof AuthenticationFailedException
                && Answers.isApi(request)
                && !request.response().ended();
    }
}
