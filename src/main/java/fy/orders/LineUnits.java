package fy.orders;

/**
 * The units of one order line, and what may become of them: {@code ordered = open + shipped + cancelled} and
 * {@code askedBack <= shipped}, whatever is done. Pure.
 *
 * @param askedBack units in returns that were not declined
 */
record LineUnits(int ordered, int open, int shipped, int cancelled, int askedBack) {

    LineUnits {
        if (open < 0 || shipped < 0 || cancelled < 0 || askedBack < 0) {
            throw new IllegalArgumentException("negative units");
        }
        if (ordered != open + shipped + cancelled || askedBack > shipped) {
            throw new IllegalArgumentException("units do not add up");
        }
    }

    boolean canClose(int quantity) {
        return quantity > 0 && quantity <= open;
    }

    boolean canAskBack(int quantity) {
        return quantity > 0 && quantity <= returnable();
    }

    int returnable() {
        return shipped - askedBack;
    }

    LineUnits ship(int quantity) {
        return new LineUnits(ordered, open - quantity, shipped + quantity, cancelled, askedBack);
    }

    LineUnits cancel(int quantity) {
        return new LineUnits(ordered, open - quantity, shipped, cancelled + quantity, askedBack);
    }

    LineUnits askBack(int quantity) {
        return new LineUnits(ordered, open, shipped, cancelled, askedBack + quantity);
    }

    LineUnits declined(int quantity) {
        return new LineUnits(ordered, open, shipped, cancelled, askedBack - quantity);
    }
}
