package fy.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Freezes and thaws processes of the campaign. */
final class Signals {

    private Signals() {}

    static void freeze(long pid) throws IOException, InterruptedException {
        send("STOP", List.of(pid));
    }

    static void thaw(long pid) throws IOException, InterruptedException {
        send("CONT", List.of(pid));
    }

    /** PostgreSQL's first process and all it started. */
    static List<Long> postgres(Path folder) throws IOException {
        var first = Files.readAllLines(folder.resolve(Path.of("postgres", "data", "postmaster.pid")))
                .getFirst();
        var postmaster = ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    static void send(String signal, List<Long> pids) throws IOException, InterruptedException {
        for (long pid : pids) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }
}
