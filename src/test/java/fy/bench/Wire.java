package fy.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * One connection of HTTP/1.1 that is kept alive, one request at a time, on a plain socket: the driver shares the processors
 * with what it measures, and a client that does everything would take a good part of them.
 */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final BufferedInputStream in;
    private final String host;

    Wire(URI address) throws IOException {
        this.host = address.getHost() + ":" + address.getPort();
        this.socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), PATIENCE_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream(), 32 * 1024);
    }

    /** @param headers by their names in small letters */
    record Answer(int status, Map<String, String> headers, String body) {

        String location() {
            return Objects.requireNonNullElse(headers.get("location"), "");
        }
    }

    /** @param headers whole lines, each ended by CRLF */
    Answer get(String path, String headers) throws IOException {
        write("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\n");
        return read();
    }

    Answer post(String path, String headers, String type, String body) throws IOException {
        int length = body.getBytes(UTF_8).length;
        write("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Content-Type: " + type
                + "\r\nContent-Length: " + length + "\r\n\r\n" + body);
        return read();
    }

    private void write(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(UTF_8));
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        var headers = new HashMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Answer(status, headers, new String(body(headers), UTF_8));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        var whole = new java.io.ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            whole.writeBytes(exactly(size));
            line();
        }
        line();
        return whole.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ended early");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new java.io.ByteArrayOutputStream(80);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
