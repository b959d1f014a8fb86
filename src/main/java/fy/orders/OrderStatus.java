package fy.orders;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an order (or one brand's part of it) stands: derived from line quantities, never stored. */
public enum OrderStatus {
    PLACED("placed", "open > 0 and shipped = 0 and not accepted"),
    ACCEPTED("accepted", "open > 0 and shipped = 0 and accepted"),
    PARTLY_SHIPPED("partly shipped", "open > 0 and shipped > 0"),
    SHIPPED("shipped", "open = 0 and shipped > 0"),
    CANCELLED("cancelled", "open = 0 and shipped = 0");

    private final String words;
    private final String condition;

    OrderStatus(String words, String condition) {
        this.words = words;
        this.condition = condition;
    }

    /** The same as {@link #of}, in SQL over the columns {@code open}, {@code shipped} and {@code accepted}. */
    String condition() {
        return condition;
    }

    public static Optional<OrderStatus> ofCode(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** For programs: {@code partly_shipped}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status that follows from what became of the units.
     *
     * @param open units neither shipped nor cancelled
     * @param shipped units shipped
     * @param accepted every brand with open units has accepted
     */
    public static OrderStatus of(long open, long shipped, boolean accepted) {
        if (open == 0) {
            return shipped > 0 ? SHIPPED : CANCELLED;
        }
        if (shipped > 0) {
            return PARTLY_SHIPPED;
        }
        return accepted ? ACCEPTED : PLACED;
    }
}
