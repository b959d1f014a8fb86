package fy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An open page's stream of live figures, and when each quantity arrived. */
final class WatchedPage implements AutoCloseable {

    private static final Pattern FIGURE = Pattern.compile("data-sku=\"([^\"]+)\" data-seq=\"(\\d+)\"");

    private final Socket socket;
    private final ConcurrentMap<String, NavigableMap<Long, Long>> arrivals = new ConcurrentHashMap<>();

    /** Returns when the stream is open; what it says is read from then on. */
    WatchedPage(URI app, String path, String headers) throws IOException {
        this.socket = new Socket(app.getHost(), app.getPort());
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n" + headers
                                + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 512);
        String status = in.readLine();
        if (status == null || !status.startsWith("HTTP/1.1 200")) {
            throw new IOException(path + ": " + status);
        }
        Thread.ofVirtual().start(() -> read(in));
    }

    private void read(BufferedReader in) {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                var figure = FIGURE.matcher(line);
                if (figure.find()) {
                    arrivals.computeIfAbsent(figure.group(1), sku -> new ConcurrentSkipListMap<>())
                            .put(Long.valueOf(figure.group(2)), System.nanoTime());
                }
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** When the page showed this quantity or a later one, as {@link System#nanoTime}; null when it never did. */
    @Nullable
    Long shown(String sku, long seq) {
        var known = arrivals.get(sku);
        var entry = known == null ? null : known.ceilingEntry(seq);
        return entry == null ? null : entry.getValue();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
