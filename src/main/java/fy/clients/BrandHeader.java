package fy.clients;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** The header {@code Fy-Brand}: which brand a call of the API is for. */
final class BrandHeader {

    private BrandHeader() {}

    /** Null where the call names no brand. Several are joined with commas, and so name no brand there is. */
    static @Nullable String of(RoutingContext request) {
        var named = request.request().headers().getAll("Fy-Brand");
        return named.isEmpty() ? null : String.join(",", named);
    }
}
