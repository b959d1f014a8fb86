package fy.eventstore;

/** The relay does not publish as long as this is so; the message tells an operator why and what to do. */
class RelayRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RelayRefused(String why) {
        super(why);
    }
}
