package fy.dev;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A real PostgreSQL of its own process: durable as in production (fsync, synchronous commit), database {@code fy} owned
 * by role {@code fy_owner}, and role {@code fy_app}, which may do what the migrations grant.
 */
public final class PostgresServer implements AutoCloseable {

    private static final String DATABASE = "fy";

    private final Path data;
    private final int port;
    private final EmbeddedPostgres server;

    private PostgresServer(Path data, int port, EmbeddedPostgres server) {
        this.data = data;
        this.port = port;
        this.server = server;
    }

    /** Starts on the data in {@code folder}, after stopping a server that a dead JVM left running on it. */
    public static PostgresServer start(Path folder, int port) throws IOException {
        stopLeftBehind(folder);
        Path data = folder.resolve("data");
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setOutputRedirector(log(folder))
                .setErrorRedirector(log(folder))
                .start();
        var postgres = new PostgresServer(data, port, server);
        Leash.tie(
                postmaster(data)
                        .orElseThrow(() -> new IOException("no postmaster runs on " + data))
                        .pid(),
                "INT");
        postgres.createRoles();
        return postgres;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    public int port() {
        return port;
    }

    /** Whether its first process is there; it may be recovering. */
    public boolean runs() {
        return postmaster(data).isPresent();
    }

    /** Kills postmaster and backends at once, as a power cut would; the data can be started again. */
    public void kill() {
        postmaster(data).ifPresent(PostgresServer::killTree);
        closeQuietly();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    static void stopLeftBehind(Path folder) {
        postmaster(folder.resolve("data")).ifPresent(left -> {
            signal("INT", left.pid());
            if (!ended(left)) {
                killTree(left);
            }
        });
    }

    private void closeQuietly() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock of " + data + " could not be released", e);
        }
    }

    private static ProcessBuilder.Redirect log(Path folder) {
        return ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile());
    }

    private void createRoles() throws IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : List.of(EmbeddedAddress.OWNER, EmbeddedAddress.APP)) {
                if (missing(statement, "pg_roles where rolname = '" + role + "'")) {
                    statement.execute("create role " + role + " login password '" + role + "'");
                }
            }
            if (missing(statement, "pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + EmbeddedAddress.OWNER);
            }
        } catch (SQLException e) {
            throw new IOException("the roles and the database could not be created", e);
        }
    }

    private static boolean missing(Statement statement, String what) throws SQLException {
        try (var row = statement.executeQuery("select 1 from " + what)) {
            return !row.next();
        }
    }

    private static Optional<ProcessHandle> postmaster(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        try {
            return Files.exists(pidFile)
                    ? ProcessHandle.of(Long.parseLong(
                                    Files.readAllLines(pidFile).getFirst().strip()))
                            .filter(process ->
                                    process.info().commandLine().orElse("").contains("postgres"))
                    : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException(pidFile + " cannot be read", e);
        }
    }

    private static void killTree(ProcessHandle postmaster) {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(PostgresServer::ended);
    }

    private static void signal(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
        } catch (IOException e) {
            throw new IllegalStateException("process " + pid + " cannot be signalled", e);
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
