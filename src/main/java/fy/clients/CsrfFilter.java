package fy.clients;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
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
 *
 * <p>A form is in memory by now. Only an upload has to be read to find its token; that happens after everything else has
 * let it pass.
 */
class CsrfFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** After limits are counted. */
    private static final int PRIORITY = Priorities.USER + 100;

    private final Csrf csrf;

    @Inject
    CsrfFilter(Csrf csrf) {
        this.csrf = csrf;
    }

    @ServerRequestFilter(priority = PRIORITY)
    @Nullable
    Response check(ContainerRequestContext call, ResourceInfo matched, RoutingContext request) {
        if (isExempt(call, request)) {
            return null;
        }
        boolean upload = matched.getResourceMethod().isAnnotationPresent(LargeBody.class);
        return !isCrossSite(call) && (upload || isOurs(call, request)) ? null : refused(403, request);
    }

    /** The same for a form that is too large to be in memory. */
    @LargeBody(kib = 0)
    @WithFormRead
    @ServerRequestFilter(priority = PRIORITY)
    @Nullable
    Response checkUpload(ResteasyReactiveContainerRequestContext call, RoutingContext request) {
        if (isExempt(call, request)) {
            return null;
        }
        var form = (ResteasyReactiveRequestContext) call.getServerRequestContext();
        if (form.getFormData() == null) {
            return refused(415, request);
        }
        var header = call.getHeaderString(Csrf.HEADER);
        var token = header == null ? form.getFormParameter(Csrf.FIELD, true, false) : header;
        return token instanceof String given && csrf.isGood(given) ? null : refused(403, request);
    }

    private static boolean isExempt(ContainerRequestContext call, RoutingContext request) {
        return SAFE.contains(call.getMethod()) || LoginPaths.isApi(request);
    }

    private static boolean isCrossSite(ContainerRequestContext call) {
        return "cross-site".equals(call.getHeaderString("Sec-Fetch-Site"));
    }

    private boolean isOurs(ContainerRequestContext call, RoutingContext request) {
        return csrf.isGood(token(call, request.body().buffer()));
    }

    private static @Nullable String token(ContainerRequestContext call, @Nullable Buffer body) {
        var field = body == null ? null : FormBody.field(Csrf.FIELD, body, call.getMediaType());
        var header = call.getHeaderString(Csrf.HEADER);
        return header == null ? field : header;
    }

    private static Response refused(int status, RoutingContext request) {
        SecurityLog.log(SecurityEvent.CSRF_REFUSED, request);
        return Response.status(status).build();
    }
}
