package fy.clients;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Whoever brings a credential is looked up in the database, and then the door asks the database. One worker thread does
 * both: left alone, the look-up would take one, come back, and the door would take another.
 */
class OneWorker {

    /** After small bodies are read, before anybody is asked who they are (200). */
    private static final int PRIORITY = 250;

    private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Sessions sessions;

    OneWorker(Sessions sessions) {
        this.sessions = sessions;
    }

    void install(@Observes Filters filters) {
        filters.register(this::take, PRIORITY);
    }

    private void take(RoutingContext request) {
        if (isLookedUp(request) && isWhole(request)) {
            VertxContext.getOrCreateDuplicatedContext(request.vertx())
                    .executeBlocking(
                            () -> {
                                request.next();
                                return true;
                            },
                            false)
                    .onFailure(request::fail);
        } else {
            request.next();
        }
    }

    private boolean isLookedUp(RoutingContext request) {
        return LoginPaths.isApi(request) ? Bearer.of(request) != null : sessions.hasCookie(request);
    }

    /** No worker waits for what is still to come: a large file may take its time. */
    private static boolean isWhole(RoutingContext request) {
        return WITHOUT_BODY.contains(request.request().method())
                || request.body().buffer() != null;
    }
}
