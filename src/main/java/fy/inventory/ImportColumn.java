package fy.inventory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The columns of an import, and those of our own exports, which may stay in the file and mean nothing in it. */
enum ImportColumn {
    SKU("SKU", "sku", "code"),
    DELTA("deltaQuantity", "deltaquantity", "delta", "change"),
    COUNTED("counted", "counted", "count"),
    SET_ASIDE("setAside", "setaside"),
    AS_OF("asOf", "asof", "countedat"),
    REASON("reason", "reason"),
    IGNORED(
            "",
            "product",
            "variant",
            "quantity",
            "threshold",
            "price",
            "currency",
            "published",
            "lastmovement",
            "owncode");

    private final String heading;
    private final String names;

    ImportColumn(String heading, String... names) {
        this.heading = heading;
        this.names = " " + String.join(" ", names) + " ";
    }

    /** As we write it. */
    String heading() {
        return heading;
    }

    /** A heading in any case, with or without spaces, dashes and underscores. */
    static Optional<ImportColumn> of(String cell) {
        String name = cell.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(c -> c.names.contains(" " + name + " "))
                .findFirst();
    }
}
