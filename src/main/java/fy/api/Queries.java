package fy.api;

import fy.shared.Bounds;
import fy.web.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads query parameters as they were written; what cannot be read is a 422 at its name. */
final class Queries {

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");

    private Queries() {}

    /** Items per page: 1 to 100, 50 where nothing is said. */
    static int limit(@Nullable String given) {
        long limit = whole("limit", given, Bounds.MAX_PAGE / 2);
        if (limit < 1 || limit > Bounds.MAX_PAGE) {
            throw ProblemException.invalid("limit", "must be between 1 and 100");
        }
        return (int) limit;
    }

    static long whole(String name, @Nullable String given, long otherwise) {
        if (given == null) {
            return otherwise;
        }
        if (!WHOLE.matcher(given).matches()) {
            throw ProblemException.invalid(name, "must be a whole number, not negative");
        }
        return Long.parseLong(given);
    }

    /** An instant such as {@code 2026-01-31T10:00:00Z}, from 1970 to 9999. */
    static Instant instant(String name, String given) {
        try {
            var at = OffsetDateTime.parse(given).toInstant();
            if (!Bounds.spans(at)) {
                throw new DateTimeException(given);
            }
            return at;
        } catch (DateTimeException e) {
            throw ProblemException.invalid(name, "must be an instant from 1970 to 9999 such as 2026-01-31T10:00:00Z");
        }
    }
}
