package proof.checker;

/**
 * Something that must never be.
 *
 * @param invariant {@code I1} … {@code I10}
 * @param where the SKU, order, record or request
 */
public record Violation(String invariant, String where, String what) {
    @Override
    public String toString() {
        return invariant + " " + where + ": " + what;
    }
}
