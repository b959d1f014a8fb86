package fy.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Asks for the same page again and again. */
final class Reader implements Load.Customer {

    private final Wire wire;
    private final String path;
    private final String headers;

    Reader(URI address, String path, String headers) throws IOException {
        this.wire = new Wire(address);
        this.path = path;
        this.headers = headers;
    }

    @Override
    public void act() throws IOException {
        read();
    }

    /** @return its size in bytes */
    int read() throws IOException {
        var answer = wire.get(path, headers);
        if (answer.status() != 200) {
            throw new IOException(path + ": " + answer.status());
        }
        return answer.body().getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
