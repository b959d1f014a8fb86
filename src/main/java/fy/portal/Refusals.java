package fy.portal;

import fy.inventory.updater.Decision.Cause;
import fy.inventory.updater.Decision.Refusal;
import fy.inventory.updater.Decision.Shortfall;
import fy.web.Form;
import java.util.Locale;

/** Why the stock did not move, in words, and at which field of the form. */
final class Refusals {

    private Refusals() {}

    /** Notes a refusal at the field it is about. */
    static void note(Form form, Refusal refusal) {
        form.reject(field(refusal.cause()), words(refusal));
    }

    static String words(Refusal refusal) {
        return words(refusal.rows().getFirst());
    }

    static String words(Shortfall row) {
        return switch (row.cause()) {
            case SHORT, BELOW_ZERO ->
                String.format(Locale.ENGLISH, "There are only %,d in stock: it cannot go below zero.", row.had());
            case ABOVE_MAXIMUM -> "Stock would exceed 1,000,000,000 units.";
            case COUNT_OUT_OF_ORDER -> "There is a later count already: a count must lie after the last one.";
            case COUNT_IN_FUTURE -> "A count cannot lie in the future.";
            case ALREADY_REVERSED -> "This was undone before.";
            case NOT_REVERSIBLE -> "Only restocks and write-offs can be undone.";
            case MORE_THAN_RETURNED -> "Less than that came back on the return and is not on sale yet.";
            case MORE_THAN_OPEN -> "Less than that is still open.";
            case MAX_PER_CUSTOMER -> "A customer may not have that many.";
        };
    }

    private static String field(Cause cause) {
        return switch (cause) {
            case COUNT_OUT_OF_ORDER, COUNT_IN_FUTURE -> "asOf";
            case SHORT, BELOW_ZERO, ABOVE_MAXIMUM -> "quantity";
            default -> "";
        };
    }
}
