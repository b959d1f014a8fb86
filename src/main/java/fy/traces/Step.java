package fy.traces;

import org.jspecify.annotations.Nullable;

/** One step of an act, from its begin until it is closed. */
public interface Step extends AutoCloseable {

    /** A step of what is not followed. */
    Step NONE = new Step() {
        @Override
        public @Nullable String traceparent() {
            return null;
        }

        @Override
        public Step with(String name, String value) {
            return this;
        }

        @Override
        public Step named(String name) {
            return this;
        }

        @Override
        public void failed(String why) {}

        @Override
        public void close() {}
    };

    /** What the next step begins from, as in the W3C's header of that name; null where the act is not followed. */
    @Nullable
    String traceparent();

    /** Says more about it: kinds and counts, never who. */
    Step with(String name, String value);

    /** Calls it by another name, once more is known. */
    Step named(String name);

    void failed(String why);

    @Override
    void close();
}
