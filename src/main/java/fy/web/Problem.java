package fy.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not done (RFC 9457, {@code application/problem+json}).
 *
 * @param type {@code about:blank}, or a path under {@code /problems/} for what a program should tell apart
 * @param title the kind of problem, always the same words; empty until it is answered
 * @param status the HTTP status
 * @param detail a sentence about this case; null when the title says all
 * @param instance the request's id
 * @param errors one per field at fault
 * @param more further members, for example {@code short} of an order that was refused
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection(registerFullHierarchy = true)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> more) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status) {
        return new Problem("about:blank", "", status, null, null, List.of(), Map.of());
    }

    public Problem detail(@Nullable String sentence) {
        return new Problem(type, title, status, sentence, instance, errors, more);
    }

    public Problem errors(List<FieldError> fields) {
        return new Problem(type, title, status, detail, instance, List.copyOf(fields), more);
    }

    /** The same with a type of its own under {@code /problems/} and further members. */
    public Problem kind(String name, Map<String, Object> members) {
        return new Problem("/problems/" + name, title, status, detail, instance, errors, Map.copyOf(members));
    }

    Problem about(String requestId) {
        return new Problem(type, Titles.of(status), status, detail, requestId, errors, more);
    }
}
