package fy.clients;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Holds resource methods to their {@link Limited}, and those who guess to the limit {@code not-found}: it counts the
 * answers 404 of routes that name what only some may see, such as an order or an invitation.
 */
class RateLimitFilter {

    private static final String NOT_FOUND = "not-found";
    private static final String GUESSABLE = "fy.guessable";
    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*(\\w+)");

    /** Path parameters whose values everybody knows from the storefront, so that a wrong one is no guess. */
    private static final Set<String> PUBLIC = Set.of("brand", "provider", "sku", "slug");

    private final RateLimiter limiter;
    private final Map<Method, Rule> rules = new ConcurrentHashMap<>();

    @Inject
    RateLimitFilter(RateLimiter limiter) {
        this.limiter = limiter;
    }

    private record Rule(@Nullable String limit, boolean guessable) {

        static Rule of(ResourceInfo resource) {
            var limited = annotation(resource, Limited.class);
            return new Rule(
                    limited == null ? null : limited.value(), !isOpen(resource) && hasSecretParameter(resource));
        }

        private static boolean isOpen(ResourceInfo resource) {
            return annotation(resource, PermitAll.class) != null
                    && !resource.getResourceMethod().isAnnotationPresent(RolesAllowed.class);
        }

        private static <A extends Annotation> @Nullable A annotation(ResourceInfo resource, Class<A> type) {
            var own = resource.getResourceMethod().getAnnotation(type);
            return own == null ? resource.getResourceClass().getAnnotation(type) : own;
        }

        private static boolean hasSecretParameter(ResourceInfo resource) {
            return PARAMETER
                    .matcher(path(resource.getResourceClass().getAnnotation(Path.class))
                            + path(resource.getResourceMethod().getAnnotation(Path.class)))
                    .results()
                    .anyMatch(parameter -> !PUBLIC.contains(parameter.group(1)));
        }

        private static String path(@Nullable Path path) {
            return path == null ? "" : path.value();
        }
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    void check(ResourceInfo resource, RoutingContext request) {
        var rule = rules.computeIfAbsent(resource.getResourceMethod(), method -> Rule.of(resource));
        var client = CallerIdentity.rateLimited(request);
        var address = ClientAddress.of(request);
        if (rule.limit != null) {
            refuse(limiter.take(rule.limit, client, address), request);
        }
        if (rule.guessable) {
            refuse(limiter.check(NOT_FOUND, client, address), request);
            request.put(GUESSABLE, true);
        }
    }

    @ServerResponseFilter
    void countGuess(ContainerResponseContext response, RoutingContext request) {
        if (response.getStatus() == 404 && request.get(GUESSABLE) != null) {
            limiter.take(NOT_FOUND, CallerIdentity.rateLimited(request), ClientAddress.of(request));
        }
    }

    private static void refuse(int wait, RoutingContext request) {
        if (wait > 0) {
            SecurityLog.log(SecurityEvent.RATE_LIMITED, request);
            throw new WebApplicationException(
                    Response.status(429).header("Retry-After", wait).build());
        }
    }
}
