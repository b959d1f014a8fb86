package fy.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Writes a {@link Problem} where no door is reached that could answer. */
@ApplicationScoped
class BareAnswers {

    @Inject
    ObjectMapper json;

    /** The future completes when the answer is written. */
    Future<Void> end(Problem problem, RoutingContext request) {
        var named = problem.about(RequestId.of(request));
        boolean api = Answers.isApi(request);
        return request.response()
                .setStatusCode(named.status())
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", api ? Problem.MEDIA_TYPE : "text/html;charset=UTF-8")
                .end(api ? written(named) : Answers.page(named));
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always writable", e);
        }
    }
}
