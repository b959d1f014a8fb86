package fy.dev;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The cache for faster starts, made from the package without any server. */
class StartCacheIT {

    /** With these the Java virtual machine ends where it cannot use the cache. */
    private static final List<String> INSISTING = List.of("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:AOTMode=on");

    /** As the image has them in a container of 384 MiB. */
    private static final List<String> SHIPPED = List.of("-Xms64m", "-Xmx192m", "-XX:+UseSerialGC");

    private static final String JAVA = System.getProperty("java.vm.version");

    @BeforeAll
    static void make() throws Exception {
        assumeThat(Artifact.tested()).as("a native image knows its classes").isNotEqualTo(Artifact.BINARY);
        Artifact.makeCache();
    }

    @Test
    void whatAStartWithoutServersLeftBehindServesAStartWithThem() throws Exception {
        try (var servers = OwnServers.start();
                var app = PackagedApp.launch(Artifact.CACHED_JAR, servers, "web", Map.of(), INSISTING)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> app.readiness() == 200);
            app.stop();
            assertThat(app.log()).contains("Listening on").doesNotContain("[warning][aot]", "[error][aot]");
            whatIsAnotherJarIsNoticed();
        }
    }

    @Test
    void aCacheThatDoesNotFitIsPassedOver() throws Exception {
        var cache = Artifact.FOLDER.resolve("fy.aot");
        var good = Files.move(cache, Artifact.FOLDER.resolve("fy.aot.good"));
        Files.write(cache, new byte[4_096]);
        try (var servers = OwnServers.start();
                var app = PackagedApp.launch(Artifact.CACHED_JAR, servers, "web", Map.of(), SHIPPED)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> app.readiness() == 200);
        } finally {
            Files.move(good, cache, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Which says so and starts our code, as it then refuses to run without settings. */
    @Test
    void aCacheOfAnotherJavaIsPassedOver() throws Exception {
        call(JAVA.replaceFirst("\\d", "9"));
        try {
            assertThat(said(Artifact.CACHED_JAR.command(SHIPPED, Map.of())))
                    .contains("created by a different version", "Fy has no database address");
        } finally {
            call(JAVA);
        }
    }

    /** Writes another version of Java, of the same length, into the cache's head. */
    private static void call(String version) throws IOException {
        try (var cache = FileChannel.open(Artifact.FOLDER.resolve("fy.aot"), READ, WRITE)) {
            var head = ByteBuffer.allocate(4_096);
            cache.read(head, 0);
            var at = new String(head.array(), ISO_8859_1).indexOf("VM (") + "VM (".length();
            cache.write(ByteBuffer.wrap(version.getBytes(ISO_8859_1)), at);
        }
    }

    /** Java compares sizes; that a jar was written at another time is noticed by the service's own list (RunitIT). */
    private static void whatIsAnotherJarIsNoticed() throws Exception {
        var jar = Artifact.jar();
        var before = Files.getLastModifiedTime(jar);
        var bytes = Files.readAllBytes(jar);
        Files.write(jar, new byte[] {0}, StandardOpenOption.APPEND);
        try {
            assertThat(said(Artifact.CACHED_JAR.command(INSISTING, Map.of())))
                    .contains("AOT")
                    .doesNotContain("Fy has no");
        } finally {
            Files.write(jar, bytes);
            Files.setLastModifiedTime(jar, before);
        }
    }

    /** Of a command that fails. */
    private static String said(List<String> command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(1);
        return said;
    }
}
