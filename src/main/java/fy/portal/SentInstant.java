package fy.portal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a form sent for one instant, see {@link Instants}. What is missing is empty.
 *
 * @param local the time in the field, {@code 2026-01-31T10:00}
 * @param shown the time that the field was filled with; empty where it was empty
 * @param instant the instant that {@code shown} stands for
 * @param offset the offset from UTC of {@code local}, {@code Z} or {@code +01:00}
 */
record SentInstant(String local, String shown, String instant, String offset) {

    /** @param values the first value of a field or query parameter by its name; null where there is none */
    static SentInstant of(String field, Function<String, @Nullable String> values) {
        return of(
                values.apply(field),
                values.apply(field + ".shown"),
                values.apply(field + ".instant"),
                values.apply(field + ".offset"));
    }

    static SentInstant of(
            @Nullable String local, @Nullable String shown, @Nullable String instant, @Nullable String offset) {
        return new SentInstant(stripped(local), stripped(shown), stripped(instant), stripped(offset));
    }

    boolean isBlank() {
        return local.isEmpty();
    }

    /** Whether nothing was sent but the time: by a bookmark, or by a script that knows no other field. */
    boolean isAlone() {
        return shown.isEmpty() && instant.isEmpty() && offset.isEmpty();
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
