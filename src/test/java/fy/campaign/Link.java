package fy.campaign;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** A TCP link to a server of this machine, which can be slow, silent or torn. */
final class Link implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Link.class);
    private static final int BACKLOG = 200;
    private static final long GLANCE_NANOS = 5_000_000;

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private volatile long delayNanos;
    private volatile boolean silent;
    private volatile boolean refusing;
    private volatile String tearAfter = "";
    private volatile String onlyAnswer = "";

    private Link(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /** @param target port on loopback */
    static Link to(int target) throws IOException {
        var link = new Link(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), target);
        Thread.ofVirtual().start(link::accept);
        return link;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Every piece of an answer comes this much later. */
    void delay(Duration each) {
        delayNanos = each.toNanos();
    }

    /** Bytes go nowhere, and connections stay open. */
    void silence() {
        silent = true;
    }

    /** Every connection is reset, and every new one at once. */
    void refuse() {
        refusing = true;
        reset();
    }

    /** A connection is reset in place of the answer that follows one with {@code answer} in it. */
    void tearAfter(String answer) {
        tearAfter = answer;
    }

    /** Whoever connects is told this and hung up on, and never reaches the server. */
    void answerAll(String answer) {
        onlyAnswer = answer;
        reset();
    }

    /** As a link should be; what was held back goes on. */
    void heal() {
        delayNanos = 0;
        silent = false;
        refusing = false;
        tearAfter = "";
        onlyAnswer = "";
    }

    void reset() {
        open.forEach(Link::tear);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        reset();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException e) {
                LockSupport.parkNanos(GLANCE_NANOS);
            }
        }
    }

    private void connect(Socket client) {
        open.add(client);
        if (refusing) {
            tear(client);
            return;
        }
        if (!onlyAnswer.isEmpty()) {
            answered(client, onlyAnswer);
            return;
        }
        Thread.ofVirtual().start(() -> {
            var server = new Socket();
            try {
                server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
                server.setTcpNoDelay(true);
                client.setTcpNoDelay(true);
                open.add(server);
                Thread.ofVirtual().start(() -> pump(client, server, false));
                pump(server, client, true);
            } catch (IOException e) {
                tear(client);
                tear(server);
            }
        });
    }

    private void answered(Socket client, String answer) {
        open.remove(client);
        try (client) {
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            LOG.debug("gone before it was answered", e);
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        try (Closeable both = () -> end(from, to)) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var piece = new byte[16_384];
            boolean torn = false;
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                while (silent) {
                    LockSupport.parkNanos(GLANCE_NANOS);
                }
                if (answers && delayNanos > 0) {
                    LockSupport.parkNanos(delayNanos);
                }
                if (torn) {
                    tear(to);
                    return;
                }
                torn = answers && isTorn(piece, length);
                out.write(piece, 0, length);
                out.flush();
            }
        } catch (IOException e) {
            tear(from);
            tear(to);
        }
    }

    private boolean isTorn(byte[] piece, int length) {
        return !tearAfter.isEmpty() && new String(piece, 0, length, StandardCharsets.ISO_8859_1).contains(tearAfter);
    }

    private void end(Socket from, Socket to) throws IOException {
        open.remove(from);
        open.remove(to);
        from.close();
        to.close();
    }

    /** A reset, not an orderly end. */
    private static void tear(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException e) {
            LOG.debug("closed from elsewhere at the same moment", e);
        }
    }
}
