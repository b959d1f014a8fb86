package fy.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proxy that is shipped, which listens to IPv4 and IPv6 here, limits what one source sends. No replica is there: 503. */
class ProxyLimitsIT {

    private static final int LIMIT = 5;

    @TempDir
    Path folder;

    private Proxy proxy;
    private int port;

    @BeforeEach
    void start() throws Exception {
        Tools.need(Tools.HAPROXY);
        assumeTrue(NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null, "there is no IPv6 here");
        port = Tools.freePort();
        proxy = Proxy.before(
                List.of(URI.create("http://127.0.0.1:" + Tools.freePort())),
                folder,
                Certificate.in(folder),
                Map.of("FY_PROXY_REQUESTS", String.valueOf(LIMIT), "FY_PROXY_HTTPS", ":::" + port),
                port,
                Files.writeString(
                        folder.resolve("socket.cfg"), "global\n    stats socket " + socket() + " level operator\n"));
    }

    @AfterEach
    void stop() throws Exception {
        if (proxy != null) {
            proxy.close();
        }
    }

    @Test
    void a_source_that_sends_too_many_requests_waits_and_the_others_do_not() throws Exception {
        for (int i = 0; i < LIMIT; i++) {
            assertThat(get("127.0.0.3", "/")).startsWith("HTTP/1.1 503 ");
        }
        assertThat(get("127.0.0.3", "/"))
                .startsWith("HTTP/1.1 429 ")
                .containsIgnoringCase("retry-after: 10")
                .containsIgnoringCase("strict-transport-security:")
                .containsIgnoringCase("content-type: text/html")
                .contains("<h1>Too many requests</h1>");
        assertThat(get("127.0.0.3", "/api/orders"))
                .startsWith("HTTP/1.1 429 ")
                .containsIgnoringCase("retry-after: 10")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"status\":429");
        assertThat(get("127.0.0.4", "/")).startsWith("HTTP/1.1 503 ");
    }

    @Test
    void requests_count_that_share_a_connection() throws Exception {
        try (var http = HttpClient.newBuilder().sslContext(proxy.trusting()).build()) {
            var statuses = new ArrayList<Integer>();
            for (int i = 0; i <= LIMIT; i++) {
                var answer = http.send(HttpRequest.newBuilder(proxy.address()).build(), BodyHandlers.discarding());
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
                statuses.add(answer.statusCode());
            }
            assertThat(statuses).startsWith(503, 503, 503, 503, 503).endsWith(429);
        }
    }

    @Test
    void a_source_is_an_ipv4_address_or_an_ipv6_network() throws Exception {
        get("127.0.0.6", "/");
        ask(InetAddress.getByName("::1"), "/");
        assertThat(sources()).contains("key=::ffff:127.0.0.6 ", "key=:: ").doesNotContain("key=::1 ");
    }

    private String get(String from, String path) throws IOException {
        return proxy.say(from, request(path));
    }

    private void ask(InetAddress proxyAddress, String path) throws IOException {
        var plain = new Socket();
        plain.connect(new InetSocketAddress(proxyAddress, port));
        plain.setSoTimeout(20_000);
        try (var socket =
                (SSLSocket) proxy.trusting().getSocketFactory().createSocket(plain, "localhost", port, true)) {
            socket.getOutputStream().write(request(path).getBytes(StandardCharsets.US_ASCII));
            assertThat(Proxy.rest(socket)).startsWith("HTTP/1.1 503 ");
        }
    }

    private String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + proxy.host() + "\r\nConnection: close\r\n\r\n";
    }

    /** What the proxy counts by. */
    private String sources() throws IOException {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket()));
            channel.write(ByteBuffer.wrap("show table door\n".getBytes(StandardCharsets.US_ASCII)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private Path socket() {
        return folder.resolve("s");
    }
}
