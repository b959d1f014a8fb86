package fy.web;

import java.util.List;
import java.util.Map;

/** A request that is answered with a {@link Problem}: JSON under {@code /api}, else a page. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super("answered with " + problem.status());
        this.problem = problem;
    }

    /** 404, the same for what does not exist and for what is somebody else's. */
    public static ProblemException notFound() {
        return new ProblemException(Problem.of(404));
    }

    /** 400: what came could not be read. */
    public static ProblemException malformed(String field, String message) {
        return new ProblemException(Problem.of(400).errors(List.of(new FieldError(field, message))));
    }

    /** 422: well formed, but one field's value will not do. */
    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** 422: well formed, but some values will not do. */
    public static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(Problem.of(422).errors(errors));
    }

    /** 409: the state of things does not allow it. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(Problem.of(409).detail(detail));
    }

    /** 409 with a type of its own and further members. */
    public static ProblemException conflict(String kind, String detail, Map<String, Object> members) {
        return new ProblemException(Problem.of(409).detail(detail).kind(kind, members));
    }

    public static ProblemException forbidden() {
        return new ProblemException(Problem.of(403));
    }

    public Problem problem() {
        return problem;
    }
}
