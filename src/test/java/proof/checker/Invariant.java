package proof.checker;

/** One thing that must always hold. */
interface Invariant {

    /** {@code I1} … {@code I10}. */
    String name();

    void check(Facts facts, Findings findings);
}
