package fy.orders;

/**
 * The units of one return line: {@code received = fit + discarded + held <= requested} and {@code putOnSale <= fit},
 * whatever is done. Pure.
 */
record ReturnUnits(int requested, int fit, int discarded, int held, int putOnSale) {

    ReturnUnits {
        if (fit < 0 || discarded < 0 || held < 0 || putOnSale < 0) {
            throw new IllegalArgumentException("negative units");
        }
        if (fit + discarded + held > requested || putOnSale > fit) {
            throw new IllegalArgumentException("units do not add up");
        }
    }

    int received() {
        return fit + discarded + held;
    }

    int expected() {
        return requested - received();
    }

    boolean canReceive(long units) {
        return units > 0 && units <= expected();
    }

    boolean canInspect(long units) {
        return units > 0 && units <= held;
    }

    ReturnUnits receive(int moreFit, int moreDiscarded, int moreHeld) {
        return new ReturnUnits(requested, fit + moreFit, discarded + moreDiscarded, held + moreHeld, putOnSale);
    }

    /** Held units turned out to be fit, or not. */
    ReturnUnits inspect(int moreFit, int moreDiscarded) {
        return new ReturnUnits(
                requested, fit + moreFit, discarded + moreDiscarded, held - moreFit - moreDiscarded, putOnSale);
    }
}
