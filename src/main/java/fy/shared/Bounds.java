package fy.shared;

import java.time.Instant;

/** The numbers nothing may exceed. */
public final class Bounds {

    /** Greatest |deltaQuantity| of one restock or write-off, in units. */
    public static final int MAX_DELTA = 1_000_000;

    /** Greatest stock of one SKU, in units. */
    public static final long MAX_QUANTITY = 1_000_000_000L;

    /** Greatest quantity of one line of an order, in units. */
    public static final int MAX_LINE_QUANTITY = 1_000;

    /** Greatest number of lines of an order, before merging. */
    public static final int MAX_ORDER_LINES = 100;

    /** Greatest number of rows of one import. */
    public static final int MAX_IMPORT_ROWS = 10_000;

    /** Greatest page size of any list. */
    public static final int MAX_PAGE = 100;

    /** The last instant that can be asked for or said; the first is 1970. */
    public static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** Whether an instant lies between 1970 and 9999. */
    public static boolean spans(Instant at) {
        return !at.isBefore(Instant.EPOCH) && !at.isAfter(LAST_INSTANT);
    }

    private Bounds() {}
}
