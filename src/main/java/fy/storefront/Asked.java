package fy.storefront;

import fy.shared.Sku;
import fy.web.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what stands in an address. */
final class Asked {

    private Asked() {}

    /** @throws ProblemException 404 when this can be no SKU */
    static Sku sku(String code) {
        if (!Sku.isValid(code)) {
            throw ProblemException.notFound();
        }
        return new Sku(code);
    }

    /** @throws ProblemException 404 when this can be no id */
    static UUID id(String text) {
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // falls through: an id that cannot be is one that does not exist
        }
        throw ProblemException.notFound();
    }

    /** @throws ProblemException 404 when this can be no order's number */
    static long number(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw ProblemException.notFound();
        }
        return Long.parseLong(text);
    }

    /**
     * A cursor that is an id; null when there is none.
     *
     * @throws ProblemException 400 when this is no cursor of ours
     */
    static @Nullable UUID cursorId(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw noPlace();
        }
    }

    /** As {@link #cursorId}, for lists that are paged by number. */
    static @Nullable Long cursorNumber(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw noPlace();
        }
        return Long.valueOf(text);
    }

    private static ProblemException noPlace() {
        return ProblemException.malformed("after", "This is no place in the list. Start from the first page.");
    }
}
