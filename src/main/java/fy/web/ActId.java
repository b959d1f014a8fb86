package fy.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of one act: every form that changes something carries one ({@code {#act /}}), so that sending it twice does it once. */
public final class ActId {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private ActId() {}

    /**
     * The form's hidden field.
     *
     * @throws ProblemException 400 when it is missing or no such id: nothing is done
     */
    public static String of(@Nullable String given) {
        if (given == null || !SHAPE.matcher(given).matches()) {
            throw ProblemException.malformed("act", "This form is incomplete. Load the page again.");
        }
        return given;
    }
}
