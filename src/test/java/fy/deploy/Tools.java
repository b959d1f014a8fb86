package fy.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of the distribution. A laptop may lack them; {@code .ci/run} installs them and lets none be missing. */
final class Tools {

    static final Path HAPROXY = Path.of("/usr/sbin/haproxy");
    static final Path RUNSVDIR = Path.of("/usr/bin/runsvdir");
    static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    private Tools() {}

    /** Ends the test as not run where the program is not installed. */
    static void need(Path program) {
        boolean there = Files.isExecutable(program);
        if ("required".equals(System.getenv("FY_BROWSER"))) {
            assertThat(there).as(program + " must be installed here").isTrue();
        }
        assumeTrue(there, program + " is not installed");
    }

    /** Runs a program to its end and returns what it said; fails unless it ends with 0. */
    static String run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
