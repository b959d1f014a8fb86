package fy.deploy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The distribution's haproxy with the very configuration that is shipped, in front of some replicas. */
final class Proxy implements AutoCloseable {

    static final Path FOLDER = Path.of("deploy", "proxy").toAbsolutePath();

    private static final int ANSWER_MILLIS = 20_000;

    private final Process process;
    private final SSLContext trusting;
    private final int https;
    private final int http;
    private final int watch;

    private Proxy(Process process, SSLContext trusting, int https, int http, int watch) {
        this.process = process;
        this.trusting = trusting;
        this.https = https;
        this.http = http;
        this.watch = watch;
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param more variables beside the addresses
     */
    static Proxy before(List<URI> replicas, Path folder, Certificate certificate, Map<String, String> more)
            throws IOException {
        return before(replicas, folder, certificate, more, Tools.freePort());
    }

    /**
     * The same on this port.
     *
     * @param further files of configuration beside the one that is shipped
     */
    static Proxy before(
            List<URI> replicas,
            Path folder,
            Certificate certificate,
            Map<String, String> more,
            int https,
            Path... further)
            throws IOException {
        int http = Tools.freePort();
        int watch = Tools.freePort();
        Map<String, String> variables = new HashMap<>(more);
        variables.putIfAbsent("FY_PROXY_REQUESTS", "1000000"); // one machine is all clients
        variables.put("FY_PUBLIC_HOST", "localhost:" + https);
        variables.put("FY_PROXY_CERTIFICATE", certificate.pem().toString());
        variables.putIfAbsent("FY_PROXY_HTTPS", "127.0.0.1:" + https);
        variables.put("FY_PROXY_HTTP", "127.0.0.1:" + http);
        variables.put("FY_PROXY_WATCH", "127.0.0.1:" + watch);
        variables.put("FY_PROXY_PAGES", FOLDER.toString());
        for (int i = 0; i < replicas.size(); i++) {
            variables.put(
                    "FY_REPLICA_" + (i + 1), "127.0.0.1:" + replicas.get(i).getPort());
        }
        var command = new ArrayList<>(List.of(
                Tools.HAPROXY.toString(),
                "-db",
                "-f",
                FOLDER.resolve("haproxy.cfg").toString()));
        Stream.of(further).forEach(file -> command.addAll(List.of("-f", file.toString())));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile());
        builder.environment().putAll(variables);
        var proxy = new Proxy(builder.start(), certificate.trusting(), https, http, watch);
        await("haproxy: see " + folder.resolve("haproxy.log"))
                .atMost(Duration.ofSeconds(20))
                .until(() -> isOpen(https));
        return proxy;
    }

    /** As people see it. */
    String host() {
        return "localhost:" + https;
    }

    URI address() {
        return URI.create("https://" + host());
    }

    URI plainAddress() {
        return URI.create("http://localhost:" + http);
    }

    URI watchAddress() {
        return URI.create("http://127.0.0.1:" + watch);
    }

    SSLContext trusting() {
        return trusting;
    }

    /** Sends exactly this from that address of this machine and returns what comes until the connection is closed. */
    String say(String from, String request) throws IOException {
        try (var socket = open(from)) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return rest(socket);
        }
    }

    /** A connection over TLS, nothing said yet. */
    SSLSocket open(String from) throws IOException {
        var plain = new Socket();
        plain.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        plain.connect(new InetSocketAddress("127.0.0.1", https));
        plain.setSoTimeout(ANSWER_MILLIS);
        return (SSLSocket) trusting.getSocketFactory().createSocket(plain, "localhost", https, true);
    }

    static String rest(Socket socket) throws IOException {
        var answer = new StringBuilder();
        var buffer = new byte[8192];
        try {
            for (int n; (n = socket.getInputStream().read(buffer)) >= 0; ) {
                answer.append(new String(buffer, 0, n, ISO_8859_1));
            }
        } catch (SocketTimeoutException e) {
            throw new InterruptedIOException("the connection is still open after " + ANSWER_MILLIS + " ms: " + answer);
        } catch (IOException e) {
            return answer.toString(); // closed without a goodbye
        }
        return answer.toString();
    }

    /** Everything it said so far: one line per request. */
    static String log(Path folder) throws IOException {
        return Files.readString(folder.resolve("haproxy.log"));
    }

    private static boolean isOpen(int port) {
        try (var probe = new Socket("127.0.0.1", port)) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
