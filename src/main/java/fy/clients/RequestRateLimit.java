package fy.clients;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Limits every request by what kind it is, whatever its route: no route can be without. An address is counted before the
 * body is read and before authentication, a client right after authentication and before any role is looked at, so that
 * what is refused otherwise counts too. Health and metrics are exempt.
 */
@ApplicationScoped
class RequestRateLimit {

    /** After the path was found to be a plain one, before the body is read (300). */
    private static final int BEFORE_BODY = 340;

    /** Between authentication (200) and authorization (100). */
    private static final int AFTER_AUTHENTICATION = 150;

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String MULTIPART = "multipart/";
    private static final long LARGE_BODY = 64 * 1024;

    private final RateLimiter limiter;

    @Inject
    RequestRateLimit(RateLimiter limiter) {
        this.limiter = limiter;
    }

    void install(@Observes Filters filters) {
        filters.register(this::limitAddress, BEFORE_BODY);
        filters.register(this::limitClient, AFTER_AUTHENTICATION);
    }

    private void limitAddress(RoutingContext request) {
        limit(request, null, ClientAddress.of(request));
    }

    private void limitClient(RoutingContext request) {
        limit(request, CallerIdentity.rateLimited(request), null);
    }

    private void limit(RoutingContext request, @Nullable String client, @Nullable String address) {
        for (var name : limits(request)) {
            int wait = limiter.take(name, client, address);
            if (wait > 0) {
                RateLimiter.refuse(request, wait);
                return;
            }
        }
        request.next();
    }

    /** The names of the limits that hold for a request. */
    private static List<String> limits(RoutingContext request) {
        if (request.request().path().startsWith("/q/")) {
            return List.of();
        }
        if (!READING.contains(request.request().method())) {
            return List.of(isUpload(request) ? "upload" : "mutation");
        }
        if (LoginPaths.provider(request) != null) {
            return List.of("read", "login");
        }
        var reading = LoginPaths.isApi(request) ? "api-read" : "read";
        return isSearch(request) ? List.of(reading, "search") : List.of(reading);
    }

    private static boolean isUpload(RoutingContext request) {
        return isMultipart(request.request().getHeader("Content-Type"))
                || isLarge(request.request().getHeader("Content-Length"));
    }

    private static boolean isMultipart(@Nullable String contentType) {
        return contentType != null && contentType.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length());
    }

    private static boolean isLarge(@Nullable String contentLength) {
        return contentLength != null
                && contentLength.matches("[0-9]{1,18}")
                && Long.parseLong(contentLength) > LARGE_BODY;
    }

    private static boolean isSearch(RoutingContext request) {
        return request.request().query() != null
                && request.queryParam("q").stream().anyMatch(text -> !text.isBlank());
    }
}
