package fy.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashTest {

    @TempDir
    Path folder;

    @Test
    void theDatabaseEndsWithAJvmThatIsKilledAndItsDataStartAgain() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(jvm.inputReader(StandardCharsets.UTF_8).readLine()))
                .orElseThrow();
        assertThat(postmaster.isAlive()).isTrue();

        jvm.destroyForcibly().waitFor();

        postmaster.onExit().get(20, TimeUnit.SECONDS);
        try (var again = PostgresServer.start(folder, ServerHome.free(0))) {
            assertThat(again.jdbcUrl()).endsWith("/fy");
        }
    }

    /** A JVM of its own that starts a database and says the postmaster's process id. */
    static final class Starter {

        private Starter() {}

        public static void main(String... args) throws IOException, InterruptedException {
            PostgresServer.start(Path.of(args[0]), ServerHome.free(0));
            System.out.println(Files.readAllLines(Path.of(args[0], "data", "postmaster.pid"))
                    .getFirst());
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }
}
