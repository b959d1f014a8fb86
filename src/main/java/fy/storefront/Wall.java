package fy.storefront;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Works side by side.
 *
 * @param start address of the first page
 * @param next address of the next page; null on the last one
 */
record Wall(List<WorkCard> cards, String start, @Nullable String next) {

    static Wall of(List<WorkCard> cards, String start, @Nullable UUID after) {
        var next = after == null ? null : start + (start.contains("?") ? "&" : "?") + "after=" + after;
        return new Wall(cards, start, next);
    }

    /** Address of the stream of what it shows; null where it shows nothing. */
    public @Nullable String live() {
        return Addresses.live(
                cards.stream().flatMap(card -> card.availabilities().stream()).toList());
    }
}
