package fy.clients;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Whatever changes something must come from one of our own forms. The API is exempt: it knows no cookies, and an
 * Authorization header is nothing that a foreign site can make a browser send.
 */
class CsrfFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Csrf csrf;

    @Inject
    CsrfFilter(Csrf csrf) {
        this.csrf = csrf;
    }

    @ServerRequestFilter
    @WithFormRead
    @Nullable
    Response check(ResteasyReactiveContainerRequestContext call, RoutingContext request) {
        if (SAFE.contains(call.getMethod()) || LoginPaths.isApi(request) || isOurs(call)) {
            return null;
        }
        return Response.status(403).build();
    }

    private boolean isOurs(ResteasyReactiveContainerRequestContext call) {
        return !"cross-site".equals(call.getHeaderString("Sec-Fetch-Site")) && csrf.isGood(token(call));
    }

    private static @Nullable String token(ResteasyReactiveContainerRequestContext call) {
        var header = call.getHeaderString(Csrf.HEADER);
        if (header != null || !isForm(call)) {
            return header;
        }
        var form = (ResteasyReactiveRequestContext) call.getServerRequestContext();
        return form.getFormParameter(Csrf.FIELD, true, false) instanceof String token ? token : null;
    }

    private static boolean isForm(ContainerRequestContext call) {
        var type = call.getMediaType();
        return type != null
                && (MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)
                        || MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type))
                && !type.isWildcardType()
                && !type.isWildcardSubtype();
    }
}
