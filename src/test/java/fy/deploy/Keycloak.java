package fy.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Keycloak's own distribution as a process, with the realm that compose imports. */
final class Keycloak implements AutoCloseable {

    private static final Path REALM = Path.of("deploy", "keycloak", "fy-realm.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final URI address;

    private Keycloak(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts it and returns when its realm answers.
     *
     * @param home the unpacked distribution; all that Keycloak keeps is in memory
     * @param people who can log in
     * @param variables that the realm refers to
     */
    static Keycloak start(
            Path home, Path log, int port, Map<String, String> variables, List<String> people, String password)
            throws IOException {
        Files.writeString(
                Files.createDirectories(home.resolve("data/import")).resolve("fy-realm.json"),
                realmWith(people, password));
        var builder = new ProcessBuilder(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        // Keycloak 26.4 is made for older JDKs, which opened this by themselves.
        builder.environment().put("JAVA_OPTS_APPEND", "--add-opens=java.base/java.lang=ALL-UNNAMED");
        var keycloak = new Keycloak(builder.start(), URI.create("http://localhost:" + port));
        await("Keycloak: see " + log)
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(500))
                .failFast("Keycloak ended: see " + log, () -> !keycloak.process.isAlive())
                .until(keycloak::answers);
        return keycloak;
    }

    /** As the application knows it. */
    String realm() {
        return address + "/realms/fy";
    }

    /** Who somebody is to Keycloak, the same each time. */
    static String subject(String person) {
        return UUID.nameUUIDFromBytes(person.getBytes(UTF_8)).toString();
    }

    /** The realm of compose and these people, who all have one password. */
    private static String realmWith(List<String> people, String password) throws IOException {
        var realm = (ObjectNode) JSON.readTree(REALM.toFile());
        var users = realm.putArray("users");
        for (var person : people) {
            users.addObject()
                    .put("id", subject(person))
                    .put("username", person)
                    .put("email", person + "@example.org")
                    .put("emailVerified", true)
                    .put("firstName", person.substring(0, 1).toUpperCase(Locale.ROOT) + person.substring(1))
                    .put("lastName", "Example")
                    .put("enabled", true)
                    .putArray("credentials")
                    .addObject()
                    .put("type", "password")
                    .put("value", password);
        }
        return JSON.writeValueAsString(realm);
    }

    private boolean answers() {
        try {
            return send(HttpRequest.newBuilder(URI.create(realm() + "/.well-known/openid-configuration"))
                                    .GET())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }
}
