package fy.portal;

import fy.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** Where a page of a list begins, as its address says it. */
final class Cursor {

    private Cursor() {}

    static @Nullable Long read(@Nullable String after) {
        if (after == null) {
            return null;
        }
        if (!after.matches("[0-9]{1,18}")) {
            throw ProblemException.malformed("after", "This is not a page of this list.");
        }
        return Long.valueOf(after);
    }
}
