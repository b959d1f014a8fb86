package fy.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body that ends with 413 when it turns out to be longer than it may be. Closing it reads nothing more: the rest of a
 * body that was given up is discarded by {@link UnreadBodies}, without a worker thread waiting for it.
 */
final class CountedBody extends FilterInputStream {

    private final long limit;
    private long count;

    CountedBody(InputStream body, long limit) {
        super(body);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = in.read(into, offset, length);
        count += Math.max(0, read);
        if (count > limit) {
            throw new ProblemException(Problem.of(413));
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return read(new byte[(int) Math.min(bytes, 1024)]);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        // see above
    }
}
