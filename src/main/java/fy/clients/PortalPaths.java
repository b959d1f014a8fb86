package fy.clients;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The portal's addresses, {@code /portal/<slug>/…}: which brand a request is for. */
public final class PortalPaths {

    /** Set on a request that names a brand which is none of the client's: it is answered as if there were no such brand. */
    private static final String BRAND_UNKNOWN = "fy.brand.unknown";

    /** First segments of earlier addresses, which named no brand. */
    private static final Set<String> EARLIER = Set.of(
            "stock",
            "skus",
            "orders",
            "products",
            "returns",
            "imports",
            "exports",
            "unmet-demand",
            "tasks",
            "members",
            "keys",
            "settings",
            "live");

    /** What may follow {@code /portal/} and is no brand: earlier and present pages. */
    private static final Set<String> RESERVED = reserved();

    private static final Pattern BELOW = Pattern.compile("/portal/([^/]+)(/.*)?");

    private PortalPaths() {}

    /** Whether a brand can never have this slug. */
    static boolean isReserved(String slug) {
        return RESERVED.contains(slug);
    }

    /** The slug in the request's address; null for an address that names no brand. */
    static @Nullable String brand(RoutingContext request) {
        var path = BELOW.matcher(request.request().path());
        return path.matches() && !isReserved(path.group(1)) ? path.group(1) : null;
    }

    /** What follows {@code /portal} in an address from before the brand stood in it; null for any other path. */
    public static @Nullable String earlier(String path) {
        var below = BELOW.matcher(path);
        return below.matches() && EARLIER.contains(below.group(1)) ? path.substring("/portal".length()) : null;
    }

    /** Whether the request names a brand that does not exist for the client: every answer to it is a 404. */
    public static boolean isBrandUnknown(RoutingContext request) {
        return request.get(BRAND_UNKNOWN) != null;
    }

    static void noteUnknown(@Nullable String slug, SecurityIdentity identity, RoutingContext request) {
        CallerIdentity who = identity.getAttribute(Caller.WHO);
        if (slug != null && (who == null || who.brand() == null)) {
            request.put(BRAND_UNKNOWN, true);
        }
    }

    private static Set<String> reserved() {
        var words = new HashSet<>(EARLIER);
        words.addAll(Set.of("brands", "earlier", "find", "shipping", "sales", "closings", "books", "works", "demand"));
        return Set.copyOf(words);
    }
}
