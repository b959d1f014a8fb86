package fy.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** Turns a {@link Problem} into a response: JSON under {@code /api}, else a page. */
final class Answers {

    private static final String RETRY_SECONDS = "1";

    private Answers() {}

    @CheckedTemplate(basePath = "errors")
    static class Templates {

        private Templates() {}

        static native TemplateInstance problem(Problem problem, String advice);
    }

    static Response of(Problem problem, RoutingContext request) {
        var named = problem.about(RequestId.of(request));
        var response = Response.status(problem.status());
        if (problem.status() == 503 || problem.status() == 429) {
            response.header("Retry-After", RETRY_SECONDS);
        }
        response.header("Cache-Control", "no-store");
        return isApi(request)
                ? response.type(Problem.MEDIA_TYPE).entity(named).build()
                : response.type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                        .entity(page(named))
                        .build();
    }

    static String page(Problem problem) {
        return Templates.problem(problem, Titles.advice(problem.status())).render();
    }

    static boolean isApi(RoutingContext request) {
        var path = request.normalizedPath().toLowerCase(Locale.ROOT);
        return path.equals("/api") || path.startsWith("/api/");
    }
}
