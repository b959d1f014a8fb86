package fy.fleet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged application as a process of its own. */
final class Replica implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String name;
    private final Map<String, String> environment;
    private final int port = Servers.free();
    private Program program;

    /** @param roles as in {@code fy.roles} */
    Replica(String name, Servers servers, String roles, Map<String, String> settings) throws IOException {
        this.name = name;
        this.environment = new HashMap<>(servers.environment());
        environment.put("FY_ROLES", roles);
        environment.put("FY_SECRET", "a-secret-of-the-fleet-tests-0123456789abcdef");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.putAll(settings);
        start();
    }

    void start() throws IOException {
        program = Program.java(
                Path.of("target", "fleet", name + ".log").toAbsolutePath(),
                List.of(
                        "-Xmx256m",
                        "-jar",
                        Path.of("target", "quarkus-app", "quarkus-run.jar")
                                .toAbsolutePath()
                                .toString()),
                environment);
        await().atMost(90, SECONDS).until(this::isReady);
    }

    void kill() {
        program.kill();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    String output() {
        return program.output();
    }

    long pid() {
        return program.pid();
    }

    @Override
    public void close() {
        program.close();
    }

    private boolean isReady() {
        if (!program.isAlive()) {
            throw new IllegalStateException(name + " ended:\n" + program.output());
        }
        try {
            var request = HttpRequest.newBuilder(at("/q/health/ready")).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
