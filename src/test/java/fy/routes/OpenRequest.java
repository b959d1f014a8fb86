package fy.routes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A request over a bare socket, whose body need not come to its end. */
final class OpenRequest implements AutoCloseable {

    private static final int PART = 64 * 1024;

    private final Socket socket;
    private final StringBuilder answer = new StringBuilder();
    private boolean closed;

    private OpenRequest(Socket socket) {
        this.socket = socket;
    }

    /**
     * Sends a request's head.
     *
     * @param headers one a line, each with its line break
     */
    static OpenRequest begin(URI server, String method, String path, String headers) throws IOException {
        var request = new OpenRequest(new Socket(server.getHost(), server.getPort()));
        request.write((method + " " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        return request;
    }

    /** Sends this part of the body, unless the connection is closed. */
    OpenRequest write(byte[] part) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(part);
            out.flush();
        } catch (IOException e) {
            closed = true;
        }
        return this;
    }

    OpenRequest write(String part) {
        return write(part.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends so many bytes of the letter {@code a}, as long as there is no answer. */
    OpenRequest fill(long bytes) throws IOException {
        var part = new byte[PART];
        java.util.Arrays.fill(part, (byte) 'a');
        for (long sent = 0; sent < bytes && !closed && socket.getInputStream().available() == 0; sent += PART) {
            write(part);
        }
        return this;
    }

    /** The same in chunks. */
    OpenRequest fillChunked(long bytes) throws IOException {
        for (long sent = 0; sent < bytes && !closed && socket.getInputStream().available() == 0; sent += PART) {
            chunk("a".repeat(PART));
        }
        return this;
    }

    OpenRequest chunk(String part) {
        int length = part.getBytes(StandardCharsets.UTF_8).length;
        return write(Integer.toHexString(length) + "\r\n" + part + "\r\n");
    }

    OpenRequest lastChunk() {
        return write("0\r\n\r\n");
    }

    /** The status of the answer; 0 where none comes within this time. */
    int status(Duration patience) {
        readUntil(patience, () -> answer.indexOf("\r\n") > 0);
        return answer.length() > 12 ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    /** All that was answered, after the connection was closed or this time has passed. */
    String answer(Duration patience) {
        readUntil(patience, () -> false);
        return answer.toString();
    }

    /** Whether the server ends the connection within this time. */
    boolean isClosed(Duration patience) {
        readUntil(patience, () -> false);
        return closed;
    }

    private void readUntil(Duration patience, java.util.function.BooleanSupplier enough) {
        long end = System.nanoTime() + patience.toNanos();
        var part = new byte[PART];
        try {
            InputStream in = socket.getInputStream();
            while (!closed && !enough.getAsBoolean()) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                socket.setSoTimeout((int) left);
                int read = in.read(part);
                if (read < 0) {
                    closed = true;
                } else {
                    answer.append(new String(part, 0, read, StandardCharsets.ISO_8859_1));
                }
            }
        } catch (SocketTimeoutException e) {
            // the time has passed
        } catch (IOException e) {
            closed = true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
