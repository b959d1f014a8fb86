package fy.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What Jackson found wrong with a body, told without its Java. */
final class JsonProblems {

    private static final String NUMBER = "must be a whole number in range, without quotes";

    private JsonProblems() {}

    static Problem of(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> field(400, unknown, "is not a field of this request");
            case ValueInstantiationException refused -> field(422, refused, ownWords(refused));
            case MismatchedInputException mismatch
            when !mismatch.getPath().isEmpty() -> field(422, mismatch, expected(mismatch.getTargetType()));
            case StreamConstraintsException huge ->
                Problem.of(400).detail("The JSON is nested too deeply or holds too long a value.");
            case JsonMappingException huge
            when huge.getCause() instanceof InputCoercionException -> field(422, huge, NUMBER);
            case MismatchedInputException _ ->
                Problem.of(400).detail("The body is not the JSON object this call takes.");
            default -> Problem.of(400).detail("The body is not well-formed JSON" + where(e) + ".");
        };
    }

    private static Problem field(int status, JsonMappingException e, String message) {
        return Problem.of(status).errors(List.of(new FieldError(path(e), message)));
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    /** The sentence of one of our own values, such as a SKU; nothing of anybody else's. */
    private static String ownWords(ValueInstantiationException e) {
        return e.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null && isOurs(cause)
                ? cause.getMessage()
                : "is not a valid value";
    }

    private static boolean isOurs(IllegalArgumentException cause) {
        var trace = cause.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("fy.");
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "must be another kind of value";
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return NUMBER;
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (type == Instant.class) {
            return "must be an instant such as 2026-01-31T10:00:00Z";
        }
        if (type == UUID.class) {
            return "must be a UUID";
        }
        if (type.isEnum()) {
            return "must be one of the documented words";
        }
        return CharSequence.class.isAssignableFrom(type) ? "must be a text" : "must be another kind of value";
    }

    private static String where(JsonProcessingException e) {
        var at = e.getLocation();
        return at == null || at.getLineNr() < 1
                ? ""
                : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
