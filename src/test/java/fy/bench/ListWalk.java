package fy.bench;

import fy.bench.Addresses.Address;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks at addresses, and at what they link to under the same path: a list's filters and its further pages. */
final class ListWalk {

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#?]*\\?[^\"#]*)");
    private static final int MOST_PER_ADDRESS = 12;

    private final URI app;
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<String> troubles = new ArrayList<>();

    ListWalk(URI app) {
        this.app = app;
    }

    /** Every address that was looked at. */
    Set<String> seen() {
        return seen;
    }

    /** Answers that had another status than they should. */
    List<String> troubles() {
        return troubles;
    }

    void visit(Address start) throws IOException {
        var waiting = new ArrayDeque<>(List.of(start.path()));
        for (int i = 0; i < MOST_PER_ADDRESS && !waiting.isEmpty(); i++) {
            String path = waiting.poll();
            if (!seen.add(path + " as " + start.who())) {
                continue;
            }
            var body = start.isStream() ? opened(start, path) : read(start, path);
            LINK.matcher(body)
                    .results()
                    .map(link -> link.group(1).replace("&amp;", "&"))
                    .filter(link -> pathOf(link).equals(pathOf(path)))
                    .forEach(waiting::add);
        }
    }

    private String read(Address start, String path) throws IOException {
        try (var wire = new Wire(app)) {
            var answer = wire.get(path, start.headers());
            if (answer.status() != start.status()) {
                troubles.add(start.who() + " " + path + ": " + answer.status());
            }
            return answer.body();
        }
    }

    /** A stream has no end: its first piece says that what the page shows was read. */
    private String opened(Address start, String path) throws IOException {
        try (var socket = new Socket(app.getHost(), app.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + start.headers() + "\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            byte[] first = new byte[64];
            int length = socket.getInputStream().read(first);
            String line = new String(first, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
            if (!line.startsWith("HTTP/1.1 200")) {
                troubles.add(start.who() + " " + path + ": " + line.lines().findFirst());
            }
            return "";
        }
    }

    static String pathOf(String address) {
        return address.replaceFirst("[?\\s].*", "");
    }
}
