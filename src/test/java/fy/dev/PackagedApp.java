package fy.dev;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The application as it is shipped, in a process of its own on a port of its own; several may run on the same
 * {@link OwnServers}. For tests that run after the package was built; which {@link Artifact} it is, the build says.
 */
public final class PackagedApp implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** What a Java virtual machine is told in tests. */
    public static final List<String> JVM = List.of(
            "-Xms64m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

    private final Map<String, String> settings;
    private final Artifact artifact;
    private final Path home;
    private final List<String> jvm;
    private final Path log;
    private final int port;
    private Process process;

    private PackagedApp(
            Artifact artifact, Path home, Map<String, String> settings, List<String> jvm, Path log, int port)
            throws IOException {
        this.artifact = artifact;
        this.home = home;
        this.settings = settings;
        this.jvm = jvm;
        this.log = log;
        this.port = port;
        this.process = launch(List.of());
    }

    /**
     * Starts an application and returns when it is ready.
     *
     * @param roles as in {@code fy.roles}, such as {@code web,relay}
     * @param more further settings, by their property names
     */
    public static PackagedApp start(OwnServers servers, String roles, Map<String, String> more) throws IOException {
        return start(servers, roles, more, JVM);
    }

    /** The same on a Java virtual machine with these options. */
    public static PackagedApp start(OwnServers servers, String roles, Map<String, String> more, List<String> jvm)
            throws IOException {
        var app = launch(Artifact.tested(), servers, roles, more, jvm);
        app.awaitReady();
        return app;
    }

    /** Starts another version, whose package is in that folder, and returns when it is ready. */
    public static PackagedApp start(Path home, OwnServers servers, String roles, Map<String, String> more)
            throws IOException {
        var app = launch(Artifact.JAR, home, servers, roles, more, JVM);
        app.awaitReady();
        return app;
    }

    /** Starts this artifact and does not wait for it. */
    public static PackagedApp launch(
            Artifact artifact, OwnServers servers, String roles, Map<String, String> more, List<String> jvm)
            throws IOException {
        return launch(artifact, Artifact.FOLDER, servers, roles, more, jvm);
    }

    private static PackagedApp launch(
            Artifact artifact, Path home, OwnServers servers, String roles, Map<String, String> more, List<String> jvm)
            throws IOException {
        int port = ServerHome.free(0);
        Map<String, String> settings = new LinkedHashMap<>(servers.addresses());
        settings.put("fy.roles", roles);
        settings.put("fy.public-url", "http://localhost:" + port);
        settings.put("fy.hosts", "127.0.0.1");
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", Integer.toString(port));
        settings.put("quarkus.mailer.from", "fy@localhost");
        settings.put("quarkus.mailer.start-tls", "DISABLED");
        settings.put("quarkus.oidc.tenant-enabled", "false");
        settings.put("fy.limits.factor", "1000000"); // a few clients do all the work; a test of limits sets it to 1
        settings.put("fy.secret", "a-secret-of-the-tests-0123456789abcdef0123456789");
        settings.putAll(more);
        Path log = servers.folder().resolve("app-" + roles.replace(',', '-') + "-" + port + ".log");
        return new PackagedApp(artifact, home, settings, jvm, log, port);
    }

    /** Without a slash at its end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public long pid() {
        return process.pid();
    }

    /** Everything the application said since its first start. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    /** kill -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, then waits for the orderly end. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("the application did not stop within 30 s: see " + log);
        }
    }

    /** After {@link #kill()} or {@link #stop()}: the same settings, the same port; returns when ready. */
    public void startAgain() throws IOException {
        startAgain(List.of());
    }

    /**
     * The same, through another program that becomes it.
     *
     * @param through what stands before the command, such as {@code env} with its variables; empty for nothing
     */
    public void startAgain(List<String> through) throws IOException {
        process = launch(through);
        awaitReady();
    }

    public boolean runs() {
        return process.isAlive();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** Answers of {@code /q/health/ready}: 200 is ready; 0 where nobody listens. */
    public int readiness() {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(address().resolve("/q/health/ready"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void awaitReady() {
        Awaitility.await("ready: see " + log)
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(250))
                .failFast("the application ended: see " + log, () -> !process.isAlive())
                .until(() -> readiness() == 200);
    }

    private Process launch(List<String> through) throws IOException {
        List<String> command = new ArrayList<>(through);
        command.addAll(artifact.command(home, jvm, settings));
        var launching = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        launching.environment().put("MALLOC_ARENA_MAX", "2"); // as the image has it
        Process started = launching.start();
        Leash.tie(started.pid(), "KILL");
        return started;
    }
}
