package fy.notifications;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that thinks about each mail for a while before it takes it. */
final class SlowMailServer implements AutoCloseable {

    private final ServerSocket door;
    private final Duration thinks;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger thinking = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    SlowMailServer(int port, Duration thinks) {
        this.thinks = thinks;
        try {
            door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::open);
    }

    /** The Message-ID of each mail it took, in order. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    /** The most mails it was given side by side. */
    int mostAtOnce() {
        return mostAtOnce.get();
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var visitor = door.accept();
                Thread.ofVirtual().start(() -> serve(visitor));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket visitor) {
        try (visitor;
                var in = new BufferedReader(new InputStreamReader(visitor.getInputStream(), StandardCharsets.UTF_8))) {
            say(visitor, "220 slow");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("DATA")) {
                    say(visitor, "354 go on");
                    take(in);
                }
                say(visitor, line.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        } catch (IOException e) {
            // The visitor left.
        }
    }

    private void take(BufferedReader in) throws IOException {
        mostAtOnce.accumulateAndGet(thinking.incrementAndGet(), Math::max);
        String messageId = "";
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
                messageId = line.substring(11).strip();
            }
        }
        try {
            if (!closed.await(thinks.toMillis(), TimeUnit.MILLISECONDS)) {
                taken.add(messageId);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thinking.decrementAndGet();
    }

    private static void say(Socket visitor, String line) throws IOException {
        visitor.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        door.close();
    }
}
