package fy.inventory;

import fy.shared.InvalidInput;
import fy.shared.Texts;
import org.jspecify.annotations.Nullable;

/** Why somebody moves stock, in their own words. */
final class Reasons {

    /** Greatest length of a reason, in characters. */
    static final int MAX = 200;

    private Reasons() {}

    /** The cleaned reason; null when there is none. */
    static @Nullable String optional(@Nullable String raw) {
        String reason = Texts.line(raw);
        if (!Texts.fits(reason, MAX)) {
            throw new InvalidInput("reason", "A reason has at most 200 characters.");
        }
        return reason.isEmpty() ? null : reason;
    }

    static String required(@Nullable String raw) {
        String reason = optional(raw);
        if (reason == null) {
            throw new InvalidInput("reason", "Say why: a write-off needs a reason.");
        }
        return reason;
    }
}
