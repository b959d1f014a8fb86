package fy.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import fy.clients.PortalPaths;
import fy.clients.SecurityEvent;
import fy.clients.SecurityLog;
import fy.eventstore.KeyReused;
import fy.shared.InvalidInput;
import fy.shared.StaleVersion;
import fy.shared.TryAgain;
import io.quarkus.security.ForbiddenException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception that leaves a door becomes a clear answer; none shows how the inside is built. */
class ExceptionMappers {

    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);
    private static final String BUSY = "Nothing was done. Send the same request again in a moment.";

    @ServerExceptionMapper
    Response problem(ProblemException e, RoutingContext request) {
        if (e.problem().status() == 403) {
            SecurityLog.log(SecurityEvent.FORBIDDEN, request);
        }
        return Answers.of(e.problem(), request);
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException e, RoutingContext request) {
        return Answers.of(Problem.of(404), request);
    }

    @ServerExceptionMapper
    Response status(WebApplicationException e, RoutingContext request) {
        var given = e.getResponse();
        if (given.getStatus() < 400 || given.hasEntity()) {
            return given;
        }
        if (e.getCause() instanceof JsonProcessingException json) {
            return Answers.of(JsonProblems.of(json), request);
        }
        var answer = Answers.of(Problem.of(given.getStatus()), request);
        given.getHeaders().forEach(answer.getHeaders()::put);
        return answer;
    }

    @ServerExceptionMapper
    Response mismatch(MismatchedInputException e, RoutingContext request) {
        return Answers.of(JsonProblems.of(e), request);
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException e, RoutingContext request) {
        return Answers.of(JsonProblems.of(e), request);
    }

    @ServerExceptionMapper
    Response violation(ConstraintViolationException e, RoutingContext request) {
        return Answers.of(Violations.problem(e), request);
    }

    @ServerExceptionMapper
    Response invalid(InvalidInput e, RoutingContext request) {
        var errors = e.faults().stream()
                .map(fault -> new FieldError(fault.field(), fault.message()))
                .toList();
        return Answers.of(Problem.of(422).errors(errors), request);
    }

    @ServerExceptionMapper
    Response stale(StaleVersion e, RoutingContext request) {
        return Answers.of(Problem.of(409).detail("Somebody changed this in the meantime. Nothing was done."), request);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, RoutingContext request) {
        if (request.get("fy.brand.missing") != null) {
            var which = new FieldError("Fy-Brand", "You act for several brands: name one in this header.");
            return Answers.of(Problem.of(400).errors(List.of(which)), request);
        }
        boolean unknown = PortalPaths.isBrandUnknown(request);
        SecurityLog.log(unknown ? SecurityEvent.UNKNOWN_BRAND : SecurityEvent.FORBIDDEN, request);
        return Answers.of(Problem.of(unknown ? 404 : 403), request);
    }

    @ServerExceptionMapper
    Response keyReused(KeyReused e, RoutingContext request) {
        var problem = Problem.of(409).detail("This was sent before with other content. Nothing was done.");
        return Answers.of(problem, request);
    }

    @ServerExceptionMapper
    Response tryAgain(TryAgain e, RoutingContext request) {
        LOG.infof(
                "503 for request %s: %s%s", RequestId.of(request), e, e.getCause() == null ? "" : ", " + e.getCause());
        return Answers.of(Problem.of(503).detail(BUSY), request);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, RoutingContext request) {
        if (UnreadableForms.isOne(e)) {
            return Answers.of(Problem.of(400), request);
        }
        if (DatabaseTrouble.isUnreadableText(e)) {
            return Answers.of(Problem.of(422).detail("The text holds a character that cannot be stored."), request);
        }
        if (DatabaseTrouble.isPassing(e)) {
            LOG.warnf("503 for request %s: %s", RequestId.of(request), e.toString());
            return Answers.of(Problem.of(503).detail(BUSY), request);
        }
        if (e instanceof ClosedChannelException) {
            LOG.debugf("nobody waits for the answer to request %s any more", RequestId.of(request));
            return Answers.of(Problem.of(503).detail(BUSY), request);
        }
        LOG.errorf(e, "500 for request %s", RequestId.of(request));
        return Answers.of(Problem.of(500), request);
    }
}
