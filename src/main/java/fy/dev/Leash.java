package fy.dev;

import java.io.IOException;

/** Ties another process to this JVM. */
final class Leash {

    private Leash() {}

    /**
     * Sends {@code signal} to process {@code pid} once this JVM is gone. A shell waits for the end of a pipe that only this
     * JVM holds, which a kill -9 closes too.
     */
    static void tie(long pid, String signal) throws IOException {
        new ProcessBuilder("sh", "-c", "trap '' INT TERM HUP; cat >/dev/null; kill -" + signal + " " + pid)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
