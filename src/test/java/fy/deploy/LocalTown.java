package fy.deploy;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * What {@code deploy/compose.yaml} starts, by processes of this machine: servers, Keycloak with its realm, two web replicas,
 * relay and monitor, notifications, and the proxy with the configuration that is shipped.
 */
public final class LocalTown implements AutoCloseable {

    /** Who can log in: a customer, an artist, and the operator of the marketplace. Each has this password. */
    public static final List<String> PEOPLE = List.of("clara", "amelie", "olga");

    public static final String PASSWORD = "local-only";

    /** Where Maven unpacked the distribution, into a folder with its version. */
    private static final Path KEYCLOAK = Path.of("target", "keycloak").toAbsolutePath();

    private static final String CLIENT_SECRET = "local-only-0123456789abcdef0123456789abcdef";

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final OwnServers servers;
    private final Path folder;
    private final int https;
    private final PackagedApp one;
    private final PackagedApp other;
    private final Proxy proxy;

    /**
     * Starts all of it and returns when it sells.
     *
     * @param folder where its data is, or will be
     */
    public LocalTown(Path folder, int https, int login) throws Exception {
        this.folder = Files.createDirectories(folder);
        this.https = https;
        try {
            servers = opened(OwnServers.startIn(folder));
            var keycloak = opened(Keycloak.start(
                    keycloak(),
                    folder.resolve("keycloak.log"),
                    login,
                    Map.of(
                            "FY_PUBLIC_URL",
                            address().toString(),
                            "FY_LOGIN_KEYCLOAK_CLIENT_ID",
                            "fy",
                            "FY_LOGIN_KEYCLOAK_CLIENT_SECRET",
                            CLIENT_SECRET),
                    PEOPLE,
                    PASSWORD));
            var settings = settings(keycloak);
            try (var starting = Executors.newVirtualThreadPerTaskExecutor()) {
                var replica = starting.submit(app("web", settings));
                var machinery = starting.submit(app("relay,monitor", settings));
                var notifications = starting.submit(app("notifications", settings));
                other = opened(PackagedApp.start(servers, "web", settings));
                one = opened(replica.get());
                opened(machinery.get());
                opened(notifications.get());
            }
            proxy = opened(Proxy.before(
                    List.of(one.address(), other.address()),
                    folder,
                    Certificate.in(Files.createTempDirectory(folder, "certificate-")),
                    Map.of(),
                    https));
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    private static Path keycloak() throws IOException {
        try (var versions = Files.list(KEYCLOAK)) {
            return versions.max(Comparator.naturalOrder()).orElseThrow();
        }
    }

    private Map<String, String> settings(Keycloak keycloak) {
        return Map.of(
                "fy.public-url", address().toString(),
                "fy.secret", "local-only-0123456789abcdef0123456789abcdef",
                "fy.operators", "keycloak:" + Keycloak.subject("olga"),
                "fy.login.keycloak.label", "Keycloak",
                "fy.login.keycloak.auth-server-url", keycloak.realm(),
                "fy.login.keycloak.client-id", "fy",
                "fy.login.keycloak.client-secret", CLIENT_SECRET,
                "quarkus.oidc.tenant-enabled", "true",
                "quarkus.http.proxy.proxy-address-forwarding", "true",
                "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
    }

    private Callable<PackagedApp> app(String roles, Map<String, String> settings) {
        return () -> PackagedApp.start(servers, roles, settings);
    }

    private <T extends AutoCloseable> T opened(T started) {
        open.push(started);
        return started;
    }

    /** As people see it. */
    public URI address() {
        return URI.create("https://localhost:" + https);
    }

    public OwnServers servers() {
        return servers;
    }

    /** The two web replicas. */
    public List<PackagedApp> replicas() {
        return List.of(one, other);
    }

    /** What the proxy said: one line per request. */
    public List<String> requests() throws IOException {
        return Proxy.log(folder).lines().toList();
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    /** {@code <folder> <port> <port of Keycloak>}: until the process is told to end. */
    public static void main(String... arguments) throws Exception {
        var town = new LocalTown(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                town.close();
            } catch (Exception e) {
                System.err.println("not all of it ended: " + e);
            }
        }));
        System.out.println(town.address() + "\nlog in as " + String.join(", ", PEOPLE) + "; the password is " + PASSWORD
                + "; olga is the operator\nthe certificate is its own: a browser asks once");
        Thread.currentThread().join();
    }
}
