package fy.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL, a Kafka broker and a mail sink for packaged applications, which a test may kill and start again. They are
 * not the ones of {@code @QuarkusTest}.
 */
public final class OwnServers implements AutoCloseable {

    private final Path folder;
    private final int postgresPort;
    private final KafkaProcess kafka;
    private final SmtpServer smtp;
    private PostgresServer postgres;

    private OwnServers(Path folder) throws IOException {
        this.folder = folder;
        this.postgresPort = ServerHome.free(0);
        this.postgres = PostgresServer.start(postgresFolder(), postgresPort);
        this.kafka = KafkaProcess.start(folder.resolve("kafka"), ServerHome.free(0));
        this.smtp = SmtpServer.start(ServerHome.free(0));
    }

    /** Fresh servers in a new folder under {@code target/its}. */
    public static OwnServers start() throws IOException {
        return start(newFolder());
    }

    /** A new folder under {@code target/its}. */
    public static Path newFolder() throws IOException {
        Path parent = Files.createDirectories(Path.of("target", "its").toAbsolutePath());
        return Files.createTempDirectory(parent, "run-");
    }

    /** Fresh servers in that folder: PostgreSQL in its {@code postgres}, the broker in its {@code kafka}. */
    public static OwnServers start(Path folder) throws IOException {
        return new OwnServers(folder);
    }

    /** On what is in a folder that such servers left behind, or afresh where it is empty. */
    public static OwnServers startIn(Path folder) throws IOException {
        return new OwnServers(folder);
    }

    public Path folder() {
        return folder;
    }

    public KafkaProcess kafka() {
        return kafka;
    }

    /** Address of the database; roles {@code fy_app} and {@code fy_owner}, each its own password. */
    public String jdbcUrl() {
        return postgres.jdbcUrl();
    }

    public int smtpPort() {
        return smtp.port();
    }

    /** Kills every process of the database at once. */
    public void killPostgres() {
        postgres.kill();
    }

    /** Whether the first process of the database is there. */
    public boolean postgresRuns() {
        return postgres.runs();
    }

    /** After {@link #killPostgres()}: the same data, the same port. */
    public void startPostgresAgain() throws IOException {
        postgres = PostgresServer.start(postgresFolder(), postgresPort);
    }

    /** Every mail received so far, once per recipient. */
    public List<SunkMail> mails() {
        return smtp.mails();
    }

    Map<String, String> addresses() {
        return EmbeddedAddress.of(postgres.jdbcUrl(), kafka.address(), smtp.port());
    }

    private Path postgresFolder() throws IOException {
        return Files.createDirectories(folder.resolve("postgres"));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kafka.close();
        postgres.close();
    }
}
