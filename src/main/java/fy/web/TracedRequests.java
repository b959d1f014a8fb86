package fy.web;

import fy.traces.Step;
import fy.traces.Traces;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Each request that may change something is the first step of an act; whose trace a client wants to continue is not asked. */
class TracedRequests {

    private static final String STEP = "fy.step";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** After the request has its id. */
    private static final int PRIORITY = 590;

    private static final int FAILED = 500;

    private final Traces traces;

    @Inject
    TracedRequests(Traces traces) {
        this.traces = traces;
    }

    void install(@Observes Filters filters) {
        if (traces.on()) {
            filters.register(this::follow, PRIORITY);
        }
    }

    private void follow(RoutingContext request) {
        if (!READING.contains(request.request().method())) {
            var method = request.request().method().name();
            var step = traces.begin(method, Traces.Kind.SERVER)
                    .with("http.request.method", method)
                    .with("fy.request.id", RequestId.of(request));
            traces.current(step);
            request.put(STEP, step);
            request.addEndHandler(ended -> {
                int status = request.response().getStatusCode();
                step.with("http.response.status_code", String.valueOf(status));
                if (status >= FAILED || ended.failed()) {
                    step.failed("");
                }
                step.close();
            });
        }
        request.next();
    }

    /** By its door's path and not by what stands in it: ids, and what invitations are known by, are nobody else's. */
    @ServerRequestFilter
    void name(ResourceInfo door, RoutingContext request) {
        Step step = request.get(STEP);
        if (step != null) {
            var route = "/" + path(door.getResourceClass().getAnnotation(Path.class))
                    + path(door.getResourceMethod().getAnnotation(Path.class));
            route = route.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
            step.named(request.request().method().name() + " " + route).with("http.route", route);
        }
    }

    private static String path(@Nullable Path path) {
        return path == null ? "" : path.value() + "/";
    }
}
