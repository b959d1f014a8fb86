package fy.web;

import fy.shared.Sku;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what stands in an address. */
public final class Asked {

    private Asked() {}

    /**
     * A SKU.
     *
     * @throws ProblemException 404 when this can be none
     */
    public static Sku sku(String code) {
        if (!Sku.isValid(code)) {
            throw ProblemException.notFound();
        }
        return new Sku(code);
    }

    /**
     * An id.
     *
     * @throws ProblemException 404 when this can be none
     */
    public static UUID id(@Nullable String text) {
        try {
            if (text != null && text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // falls through: an id that cannot be is one that does not exist
        }
        throw ProblemException.notFound();
    }

    /**
     * The number of an order or the like.
     *
     * @throws ProblemException 404 when this can be none
     */
    public static long number(String text) {
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
    public static @Nullable UUID cursorId(@Nullable String text) {
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
    public static @Nullable Long cursorNumber(@Nullable String text) {
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
