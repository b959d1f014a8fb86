package fy.campaign;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** The reverse proxy of the distribution in front of the replicas; it sends nobody to one that is not ready. */
final class Front implements AutoCloseable {

    private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");

    /** Whatever goes wrong between proxy and replica, clients are told to try again. */
    private static final String BUSY = """
            HTTP/1.1 503 Service Unavailable\r
            Content-Type: application/problem+json\r
            Retry-After: 1\r
            Connection: close\r
            \r
            {"type":"about:blank","title":"The proxy's %d","status":503}
            """;

    private final Process process;
    private final int port;

    private Front(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Empty where haproxy is not installed. */
    static Optional<Front> before(List<URI> replicas, Path folder) throws IOException {
        if (!Files.isExecutable(HAPROXY)) {
            return Optional.empty();
        }
        int port = free();
        for (int status : new int[] {502, 503, 504}) {
            Files.writeString(folder.resolve(status + ".http"), BUSY.formatted(status));
        }
        var config = Files.writeString(folder.resolve("haproxy.cfg"), config(port, replicas, folder));
        var process = new ProcessBuilder(HAPROXY.toString(), "-db", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
        var front = new Front(process, port);
        Awaitility.await("haproxy: see " + folder).until(() -> {
            try (var probe = new java.net.Socket("127.0.0.1", port)) {
                return probe.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
        return Optional.of(front);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Waits until the proxy sends requests to all replicas. */
    void awaitAll(int replicas) {
        Awaitility.await("all replicas in rotation")
                .atMost(Duration.ofSeconds(30))
                .until(() -> up() == replicas);
    }

    private long up() throws IOException {
        try (var stats = address().resolve("/proxy-stats;csv").toURL().openStream()) {
            return new String(stats.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("replicas,replica") && line.contains(",UP,"))
                    .count();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** A request that reached no replica goes to another; one that may have been read is never sent again. */
    private static String config(int port, List<URI> replicas, Path folder) {
        var servers = new StringBuilder();
        var tracked = new StringBuilder();
        for (int i = 0; i < replicas.size(); i++) {
            servers.append("    server replica%d 127.0.0.1:%d check\n"
                    .formatted(i + 1, replicas.get(i).getPort()));
            tracked.append("    server replica%1$d 127.0.0.1:%2$d track replicas/replica%1$d\n"
                    .formatted(i + 1, replicas.get(i).getPort()));
        }
        return """
                global
                    maxconn 4000
                defaults
                    mode http
                    maxconn 4000
                    timeout connect 1s
                    timeout client 60s
                    timeout http-request 5s
                    option http-buffer-request
                    timeout server 10s
                    timeout check 2s
                    retries 3
                    retry-on conn-failure
                    option redispatch 1
                    errorfile 502 %2$s/502.http
                    errorfile 503 %2$s/503.http
                    errorfile 504 %2$s/504.http
                    stats enable
                    stats uri /proxy-stats
                frontend door
                    bind 127.0.0.1:%1$d
                    use_backend live if { path_reg ^(/portal/[^/]+)?/live/ }
                    default_backend replicas
                backend replicas
                    balance roundrobin
                    option httpchk GET /q/health/ready
                    default-server inter 500ms fastinter 250ms fall 2 rise 2 slowstart 5s
                %3$s
                backend live
                    balance leastconn
                    timeout server 40s
                %4$s
                """.formatted(port, folder, servers, tracked);
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
