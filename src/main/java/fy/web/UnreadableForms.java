package fy.web;

import java.io.IOException;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.handlers.FormBodyHandler;

/** Tells a form that cannot be read, for what a client wrote, from a fault of ours: the parser has no exception of its own. */
final class UnreadableForms {

    private UnreadableForms() {}

    /** Whether this was thrown while a form was parsed, and not by a disk that takes no more. */
    static boolean isOne(Throwable e) {
        var trace = e.getStackTrace();
        return Arrays.stream(trace).anyMatch(frame -> frame.getClassName().equals(FormBodyHandler.class.getName()))
                && !(e.getCause() instanceof IOException)
                && !trace[0].getClassName().startsWith("sun.nio.");
    }
}
