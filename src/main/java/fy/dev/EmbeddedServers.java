package fy.dev;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The real servers beside the application in dev mode and in tests: PostgreSQL, a Kafka broker and a mail sink, on
 * loopback only. They end with the JVM that started them, however it ends.
 */
record EmbeddedServers(PostgresServer postgres, KafkaServer kafka, SmtpServer smtp) {

    /** Keeps data and ports under {@code home}, unless {@code fresh}. */
    static EmbeddedServers startForDev(Path home, boolean fresh) throws Exception {
        return start(ServerHome.kept(home, fresh));
    }

    /** Fresh servers under {@code target/embedded}; what earlier runs left behind is stopped and removed. */
    static EmbeddedServers startForTests() throws Exception {
        return start(ServerHome.passing(Path.of("target", "embedded")));
    }

    Map<String, String> addresses() {
        return EmbeddedAddress.of(postgres.jdbcUrl(), kafka.address(), smtp.port());
    }

    List<byte[]> mails() {
        return smtp.received();
    }

    private static EmbeddedServers start(ServerHome home) throws Exception {
        FutureTask<KafkaServer> kafka = beside(() -> KafkaServer.start(home.directory("kafka"), home.port("kafka")));
        PostgresServer postgres = PostgresServer.start(home.directory("postgres"), home.port("postgres"));
        SmtpServer smtp = SmtpServer.start(home.port("smtp"));
        try {
            return new EmbeddedServers(postgres, kafka.get(), smtp);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static <T> FutureTask<T> beside(Callable<T> start) {
        var task = new FutureTask<>(start);
        Thread.ofPlatform().daemon().name("embedded-kafka").start(task);
        return task;
    }
}
