package fy.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Bean Validation's findings as fields at fault. */
final class Violations {

    private Violations() {}

    /** What came in is a 422; a fault in what goes out is ours. */
    static Problem problem(ConstraintViolationException e) {
        if (e.getConstraintViolations().stream().anyMatch(Violations::isReturnValue)) {
            return Problem.of(500);
        }
        return Problem.of(422)
                .errors(e.getConstraintViolations().stream()
                        .map(violation -> new FieldError(field(violation.getPropertyPath()), violation.getMessage()))
                        .sorted(java.util.Comparator.comparing(FieldError::field)
                                .thenComparing(FieldError::message))
                        .toList());
    }

    private static boolean isReturnValue(ConstraintViolation<?> violation) {
        return nodes(violation.getPropertyPath()).anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
    }

    /** The path without the Java method; without the parameter too, where that is the whole body. */
    private static String field(Path path) {
        var all =
                nodes(path).filter(node -> node.getKind() != ElementKind.METHOD).toList();
        boolean inBody = all.size() > 1 && all.getFirst().getKind() == ElementKind.PARAMETER;
        return all.stream().skip(inBody ? 1 : 0).map(Path.Node::toString).collect(Collectors.joining("."));
    }

    private static java.util.stream.Stream<Path.Node> nodes(Path path) {
        return StreamSupport.stream(path.spliterator(), false);
    }
}
