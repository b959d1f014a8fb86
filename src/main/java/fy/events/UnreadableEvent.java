package fy.events;

/** A record that is no event of ours; the message says why. */
public class UnreadableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableEvent(String why) {
        super(why);
    }

    public UnreadableEvent(String why, Throwable cause) {
        super(why, cause);
    }
}
