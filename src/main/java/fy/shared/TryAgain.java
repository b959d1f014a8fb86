package fy.shared;

/** Nothing was decided and nothing happened; the same request may be sent again. Answered as 503 with Retry-After. */
public class TryAgain extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TryAgain(String why) {
        super(why);
    }

    public TryAgain(String why, Throwable cause) {
        super(why, cause);
    }
}
