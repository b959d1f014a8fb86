package fy.deploy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.dev.Artifact;
import fy.dev.OwnServers;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The package as services of the distribution's runit, with the files that are shipped. */
class RunitIT {

    private static final String SECRET = "secret-of-the-runit-tests-0123456789";

    private static OwnServers servers;
    private static Runit runit;
    private static int web;

    @BeforeAll
    static void start() throws Exception {
        Tools.need(Tools.RUNSVDIR);
        servers = OwnServers.start();
        web = Tools.freePort();
        Path settings = Files.createDirectory(servers.folder().resolve("etc"));
        Files.writeString(settings.resolve("fy.env"), "# for all\n\n" + lines(settings()));
        Files.writeString(settings.resolve("web.env"), "QUARKUS_HTTP_PORT=" + web);
        Files.writeString(
                settings.resolve("relay.env"), "QUARKUS_HTTP_PORT=" + Tools.freePort() + "\nFY_SECRET=short\n");
        Files.writeString(
                settings.resolve("notifications.env"),
                "QUARKUS_HTTP_PORT=" + Tools.freePort() + "\nFY_JVM=-Xmx24m -XX:+UseSerialGC\n");
        runit = Runit.start(servers.folder(), List.of("fy-web", "fy-relay", "fy-notifications"), machine(settings));
        runit.awaitRunning("fy-web");
    }

    @AfterAll
    static void stop() throws Exception {
        try (var first = servers;
                var then = runit) {
            if (runit != null) {
                assertThat(runit.sv("down", "fy-web")).startsWith("ok: down:");
                assertThat(runit.pid("fy-web")).isEqualTo(-1);
                assertThat(log("web")).contains("Listening on").doesNotContain(SECRET);
            }
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "fy.package", matches = "BINARY|JAR")
    void theStartCacheIsUsedAsLongAsThePackageIsTheOneItWasMadeOf() throws Exception {
        assertThat(process("maps")).contains("/fy.aot");
        var jar = Artifact.jar();
        var before = Files.getLastModifiedTime(jar);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(before.toMillis() + 10_000));
        try {
            assertThat(runit.sv("restart", "fy-web")).startsWith("ok: run:");
            assertThat(process("cmdline")).contains("/quarkus-run.jar").doesNotContain("/fy.args");
        } finally {
            Files.setLastModifiedTime(jar, before);
        }
    }

    @Test
    void whatWasKilledIsStartedAgain() throws Exception {
        long pid = runit.pid("fy-web");
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(20)).until(() -> runit.pid("fy-web") > 0 && runit.pid("fy-web") != pid);
        runit.awaitRunning("fy-web");
        await().until(() -> log("web").contains("fy-web ended with code -1, signal 9"));
    }

    @Test
    void whatIsToldToEndFinishesWhatIsUnderWay() throws Exception {
        try (var open = new Socket("127.0.0.1", web)) {
            open.setSoTimeout(30_000);
            say(
                    open,
                    "POST /api/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 2\r\nConnection: close\r\n\r\n{");
            runit.term("fy-web");
            await().atMost(Duration.ofSeconds(10)).until(() -> readiness() == 503);
            say(open, "}");
            assertThat(new String(open.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 401");
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> log("web").contains("fy-web ended with code 143"));
        runit.awaitRunning("fy-web");
    }

    /** Of a Java virtual machine: a native image of this role lives in the least heap that it can be given. */
    @Test
    @DisabledIfSystemProperty(named = "fy.package", matches = "BINARY")
    void whatHasNoMemoryLeftEndsAndIsStartedAgain() throws Exception {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> log("notifications").contains("OutOfMemoryError")
                        && log("notifications").contains("fy-notifications ended with code "));
        Files.writeString(
                servers.folder().resolve("etc").resolve("notifications.env"), "QUARKUS_HTTP_PORT=" + Tools.freePort());
        runit.awaitRunning("fy-notifications");
    }

    @Test
    void whoRefusesToStartSaysWhyAndIsNotAskedAgainAtOnce() throws Exception {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> runit.status("fy-relay").startsWith("finish"));
        assertThat(log("relay").lines()).contains("Fy cannot follow FY_SECRET: it has fewer than 32 characters");
    }

    /** What the kernel says of the web service's process. */
    private static String process(String file) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(runit.pid("fy-web")), file));
    }

    private static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("FY_PUBLIC_URL", "http://localhost:" + web),
                Map.entry("FY_SECRET", SECRET),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", servers.kafka().address()),
                Map.entry("QUARKUS_MAILER_FROM", "shop@example.org"),
                Map.entry("QUARKUS_MAILER_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_MAILER_PORT", "1"),
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_SHUTDOWN_DELAY", "1S"),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", servers.jdbcUrl()),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", "fy_app"),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", "fy_app"),
                Map.entry("QUARKUS_DATASOURCE_DECIDING_JDBC_URL", servers.jdbcUrl()),
                Map.entry("QUARKUS_DATASOURCE_DECIDING_USERNAME", "fy_app"),
                Map.entry("QUARKUS_DATASOURCE_DECIDING_PASSWORD", "fy_app"),
                Map.entry("QUARKUS_FLYWAY_JDBC_URL", servers.jdbcUrl()),
                Map.entry("QUARKUS_FLYWAY_USERNAME", "fy_owner"),
                Map.entry("QUARKUS_FLYWAY_PASSWORD", "fy_owner"));
    }

    private static Map<String, String> machine(Path settings) throws IOException {
        Map<String, String> machine = new HashMap<>();
        machine.put("FY_ENVIRONMENT", settings.toString());
        machine.put("FY_PACKAGE", Artifact.tested().folder(servers.folder()).toString());
        machine.put(
                "FY_JAVA",
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        machine.put("FY_WORK", servers.folder().resolve("work").toString());
        machine.put("FY_LOGS", servers.folder().resolve("log").toString());
        machine.put(
                "FY_USER", System.getProperty("user.name").equals("root") ? "nobody" : System.getProperty("user.name"));
        return machine;
    }

    private static String lines(Map<String, String> settings) {
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .map(it -> it.getKey() + "=" + it.getValue())
                        .collect(Collectors.joining("\n"));
    }

    private static String log(String role) throws IOException {
        return Files.readString(servers.folder().resolve("log").resolve(role).resolve("current"));
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    private static int readiness() throws IOException {
        var connection = (java.net.HttpURLConnection) java.net
                .URI
                .create("http://127.0.0.1:" + web + "/q/health/ready")
                .toURL()
                .openConnection();
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
