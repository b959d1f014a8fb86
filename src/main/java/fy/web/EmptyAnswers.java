package fy.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** A filter (CSRF, say) may end a request with a bare status; people and programs get words for it. */
class EmptyAnswers {

    @ServerResponseFilter
    void explain(ContainerResponseContext response, RoutingContext request) {
        if (response.getStatus() < 400
                || response.hasEntity()
                || request.request().method().name().equals("HEAD")) {
            return;
        }
        var problem = Problem.of(response.getStatus()).about(RequestId.of(request));
        if (Answers.isApi(request)) {
            response.setEntity(problem, new java.lang.annotation.Annotation[0], MediaType.valueOf(Problem.MEDIA_TYPE));
        } else {
            response.setEntity(
                    Answers.page(problem),
                    new java.lang.annotation.Annotation[0],
                    MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
    }
}
