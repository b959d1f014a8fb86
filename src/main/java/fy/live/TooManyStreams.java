package fy.live;

/** This client has as many streams open as it may. Answered as 429. */
class TooManyStreams extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyStreams() {
        super("too many streams");
    }
}
