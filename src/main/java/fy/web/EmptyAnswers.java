package fy.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** A filter (CSRF, say) may end a request with a bare status; people and programs get words for it. */
class EmptyAnswers {

    private static final String STALE_FORM =
            "This form is too old, or was not opened here. Nothing was changed. Reload the page and send it again.";

    @ServerResponseFilter
    void explain(ContainerResponseContext response, RoutingContext request) {
        if (response.getStatus() < 400
                || response.hasEntity()
                || request.request().method().name().equals("HEAD")) {
            return;
        }
        var problem = said(response.getStatus()).about(RequestId.of(request));
        if (Answers.isApi(request)) {
            response.setEntity(problem, new java.lang.annotation.Annotation[0], MediaType.valueOf(Problem.MEDIA_TYPE));
        } else {
            response.setEntity(
                    Answers.page(problem),
                    new java.lang.annotation.Annotation[0],
                    MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
    }

    /** A role that does not suffice is told by an exception: a bare 403 is a form without its seal. */
    private static Problem said(int status) {
        return status == 403 ? Problem.of(403).detail(STALE_FORM) : Problem.of(status);
    }
}
