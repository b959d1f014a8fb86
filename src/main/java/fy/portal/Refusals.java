package fy.portal;

import fy.inventory.updater.Decision.Cause;
import fy.inventory.updater.Decision.Refusal;
import fy.inventory.updater.Decision.Shortfall;
import fy.web.Form;

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
        var words = Words.REFUSALS;
        return switch (row.cause()) {
            case SHORT, BELOW_ZERO -> words.onlySoMany(MovementView.figure(row.had()));
            case ABOVE_MAXIMUM -> words.aboveMaximum();
            case COUNT_OUT_OF_ORDER -> words.laterCount();
            case COUNT_IN_FUTURE -> words.countInFuture();
            case ALREADY_REVERSED -> words.reversed();
            case NOT_REVERSIBLE -> words.notReversible();
            case MORE_THAN_RETURNED -> words.moreThanReturned();
            case MORE_THAN_OPEN -> words.moreThanOpen();
            case MAX_PER_CUSTOMER -> words.maxPerCustomer();
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
