package fy.web;

import fy.shared.PublicAddress;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;

/** The headers every response carries, whoever answers. */
class SecurityHeaders {

    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; connect-src 'self'; font-src 'self'; form-action 'self';"
            + " frame-ancestors 'none'; base-uri 'none'";

    private static final String ONE_YEAR = "max-age=31536000; includeSubDomains";
    private static final int PRIORITY = 400;
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "X-Frame-Options", "DENY",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

    @Inject
    LaunchMode mode;

    @Inject
    PublicAddress address;

    void install(@Observes Filters filters) {
        filters.register(
                request -> {
                    write(request);
                    request.next();
                },
                PRIORITY);
    }

    void write(RoutingContext request) {
        ALWAYS.forEach(request.response()::putHeader);
        if (address.isHttps()) {
            request.response().putHeader("Strict-Transport-Security", ONE_YEAR);
        }
        if (!developerTool(request)) {
            request.response().putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        }
    }

    /** Quarkus' own developer pages bring inline scripts; they exist in dev mode only. */
    private boolean developerTool(RoutingContext request) {
        return mode == LaunchMode.DEVELOPMENT && request.normalizedPath().startsWith("/q/");
    }
}
