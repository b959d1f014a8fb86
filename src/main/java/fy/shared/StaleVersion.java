package fy.shared;

/** Somebody else changed it since it was shown. Nothing happened. Answered as 409. */
public class StaleVersion extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleVersion() {
        super("somebody changed this in the meantime");
    }
}
