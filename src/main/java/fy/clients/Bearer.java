package fy.clients;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** The Authorization header. */
final class Bearer {

    private static final String SCHEME = "Bearer ";
    private static final String KEY = "fy_";

    private Bearer() {}

    /** Its token; null where there is none. */
    static @Nullable String of(RoutingContext request) {
        var header = request.request().getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }

    static boolean isKey(String token) {
        return token.startsWith(KEY);
    }
}
