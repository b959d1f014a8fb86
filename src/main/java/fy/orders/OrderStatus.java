package fy.orders;

import java.util.Locale;

/** Where an order (or one brand's part of it) stands: derived from line quantities, never stored. */
public enum OrderStatus {
    PLACED("placed"),
    ACCEPTED("accepted"),
    PARTLY_SHIPPED("partly shipped"),
    SHIPPED("shipped"),
    CANCELLED("cancelled");

    private final String words;

    OrderStatus(String words) {
        this.words = words;
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
