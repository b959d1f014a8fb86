package fy.fleet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fy.dev.KafkaServerMain;
import fy.dev.PostgresServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A database, a broker and a mail sink that can each be killed and started again on the same data and port. */
final class Servers implements AutoCloseable {

    private final Path folder;
    private final int postgresPort = free();
    private final int kafkaPort = free();
    private final GreenMail smtp = new GreenMail(new ServerSetup(free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private PostgresServer postgres;
    private Program kafka;

    Servers(String name) throws IOException {
        folder = Path.of("target", "fleet", name).toAbsolutePath();
        delete(folder);
        startPostgres();
        startKafka();
        smtp.start();
    }

    void startPostgres() throws IOException {
        postgres = PostgresServer.start(Files.createDirectories(folder.resolve("postgres")), postgresPort);
    }

    void startKafka() throws IOException {
        kafka = Program.java(
                folder.resolve("kafka.log"),
                List.of(
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Program.classPath(),
                        KafkaServerMain.class.getName(),
                        folder.resolve("kafka").toString(),
                        Integer.toString(kafkaPort)),
                Map.of());
        await().atMost(60, SECONDS).until(() -> kafka.output().contains("ready 127.0.0.1"));
    }

    void killPostgres() {
        postgres.kill();
    }

    void killKafka() throws IOException {
        kafka.kill();
        Files.delete(folder.resolve("kafka.log"));
    }

    /** Raw mails, one per recipient. */
    List<jakarta.mail.internet.MimeMessage> mails() {
        return List.of(smtp.getReceivedMessages());
    }

    Connection owner() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), "fy_owner", "fy_owner");
    }

    Map<String, String> environment() {
        String url = postgres.jdbcUrl();
        return Map.ofEntries(
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", url),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", "fy_app"),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", "fy_app"),
                Map.entry("QUARKUS_DATASOURCE_DECIDING_JDBC_URL", url),
                Map.entry("QUARKUS_DATASOURCE_DECIDING_USERNAME", "fy_app"),
                Map.entry("QUARKUS_DATASOURCE_DECIDING_PASSWORD", "fy_app"),
                Map.entry("QUARKUS_FLYWAY_JDBC_URL", url),
                Map.entry("QUARKUS_FLYWAY_USERNAME", "fy_owner"),
                Map.entry("QUARKUS_FLYWAY_PASSWORD", "fy_owner"),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafkaPort),
                Map.entry("QUARKUS_MAILER_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_MAILER_PORT", Integer.toString(smtp.getSmtp().getPort())),
                Map.entry("QUARKUS_MAILER_START_TLS", "DISABLED"),
                Map.entry("QUARKUS_MAILER_FROM", "fy@example.org"));
    }

    @Override
    public void close() throws IOException {
        smtp.stop();
        kafka.kill();
        postgres.close();
    }

    static int free() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
