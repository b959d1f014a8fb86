package fy.portal;

import fy.web.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hidden id of what a form is about to do. */
final class ActField {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private ActField() {}

    static String read(@Nullable String act) {
        if (act == null || !SHAPE.matcher(act).matches()) {
            throw ProblemException.malformed("act", "This form is incomplete.");
        }
        return act;
    }
}
