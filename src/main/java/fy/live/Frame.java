package fy.live;

/**
 * Something a page is told.
 *
 * @param key what it is about: a newer frame of the same key replaces one that was not sent yet
 * @param event name of the event; empty for a comment, which only keeps the line open
 * @param seq only a frame with a greater one than the last of this key is sent
 * @param data one line
 */
record Frame(String key, String event, long seq, String data) {

    static final Frame OPENED = new Frame("", "", 0, "open");
    static final Frame BEAT = new Frame("", "", 0, "beat");

    static final String STOCK = "stock";
    static final String ORDER = "order";
    static final String DESK = "desk";

    boolean isComment() {
        return event.isEmpty();
    }

    /** Says that something changed, not what: one is as good as many. */
    boolean isSignal() {
        return !isComment() && !event.equals(STOCK);
    }
}
