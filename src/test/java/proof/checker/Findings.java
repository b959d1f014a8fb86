package proof.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What one invariant found: on how much it was tested, and where it did not hold. */
final class Findings {

    private final String invariant;
    private final List<Violation> violations = new ArrayList<>();
    private long tested;

    Findings(String invariant) {
        this.invariant = invariant;
    }

    /** One more fact was looked at. */
    void tested() {
        tested++;
    }

    /** One more fact was looked at, and {@code holds} says whether it was as it must be. */
    void holds(boolean holds, Object where, String what) {
        tested++;
        if (!holds) {
            wrong(where, what);
        }
    }

    /** The same, where it takes long to say what is wrong. */
    void holds(boolean holds, Object where, Supplier<String> what) {
        tested++;
        if (!holds) {
            wrong(where, what.get());
        }
    }

    void wrong(Object where, String what) {
        violations.add(new Violation(invariant, where.toString(), what));
    }

    /** Both must be equal. */
    void equal(Object is, Object must, Object where, String what) {
        tested++;
        if (!is.equals(must)) {
            wrong(where, what + " is " + is + ", must be " + must);
        }
    }

    long count() {
        return tested;
    }

    List<Violation> violations() {
        return violations;
    }
}
