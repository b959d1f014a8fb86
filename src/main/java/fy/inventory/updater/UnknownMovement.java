package fy.inventory.updater;

/** The brand has no such movement: another brand's does not exist for it. Answered as 404. Nothing happened. */
public class UnknownMovement extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownMovement() {
        super("no such movement");
    }
}
