package fy.dev;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder in which embedded servers keep their data and remember their ports; held by one JVM at a time. */
final class ServerHome {

    private static final String LOCK = "lock";

    private final Path folder;
    private final Properties ports = new Properties();

    // Held until the JVM ends: the lock goes with the process, however it ends.
    @SuppressWarnings("unused")
    private final FileLock lock;

    private ServerHome(Path folder, FileLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** The same folder at every start. */
    static ServerHome kept(Path folder, boolean fresh) throws IOException {
        Path home = folder.toAbsolutePath().normalize();
        FileLock lock = lock(Files.createDirectories(home));
        if (lock == null) {
            throw new IllegalStateException(home + " is in use by another process: stop it, or choose -Dfy.home=…");
        }
        if (fresh) {
            PostgresServer.stopLeftBehind(home.resolve("postgres"));
            clear(home);
        }
        var kept = new ServerHome(home, lock);
        kept.readPorts();
        return kept;
    }

    /** A new folder in {@code parent}; folders whose JVM is gone are removed. */
    static ServerHome passing(Path parent) throws IOException {
        Files.createDirectories(parent);
        for (Path earlier : children(parent)) {
            removeIfLeft(earlier);
        }
        Path home = Files.createTempDirectory(parent.toAbsolutePath(), "run-");
        FileLock lock = lock(home);
        if (lock == null) {
            throw new IllegalStateException(home + " is new and yet in use");
        }
        return new ServerHome(home, lock);
    }

    Path directory(String server) throws IOException {
        return Files.createDirectories(folder.resolve(server));
    }

    /** The port that {@code server} had last time, where it is still free. */
    synchronized int port(String server) throws IOException {
        int remembered = Integer.parseInt(ports.getProperty(server, "0"));
        int port = free(remembered);
        ports.setProperty(server, Integer.toString(port));
        try (Writer out = Files.newBufferedWriter(portsFile())) {
            ports.store(out, null);
        }
        return port;
    }

    /** A loopback port that is free now: {@code wanted} if it is. */
    static int free(int wanted) throws IOException {
        try (var socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted == 0) {
                throw e;
            }
            return free(0);
        }
    }

    private void readPorts() throws IOException {
        if (Files.exists(portsFile())) {
            try (Reader in = Files.newBufferedReader(portsFile())) {
                ports.load(in);
            }
        }
    }

    private Path portsFile() {
        return folder.resolve("ports.properties");
    }

    private static void removeIfLeft(Path earlier) throws IOException {
        try (FileChannel channel = channel(earlier);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return;
            }
            PostgresServer.stopLeftBehind(earlier.resolve("postgres"));
            delete(earlier);
        }
    }

    private static @Nullable FileLock lock(Path home) throws IOException {
        return channel(home).tryLock();
    }

    private static FileChannel channel(Path home) throws IOException {
        return FileChannel.open(home.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Removes everything but the lock. */
    private static void clear(Path home) throws IOException {
        for (Path child : children(home)) {
            if (!child.endsWith(LOCK)) {
                delete(child);
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            files.sorted(Comparator.reverseOrder()).forEach(ServerHome::deleteOne);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }
}
