package fy.dev;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The real servers beside the application in dev mode and in tests: PostgreSQL, a Kafka broker and a mail sink, on
 * loopback only. They end with the JVM that started them, however it ends.
 */
public final class EmbeddedServers {

    private EmbeddedServers() {}

    /** Keeps data and ports under {@code home}, unless {@code fresh}; returns the settings that name the addresses. */
    static Map<String, String> startForDev(Path home, boolean fresh) throws Exception {
        return start(ServerHome.kept(home, fresh));
    }

    /** Fresh servers under {@code target/embedded}; what earlier runs left behind is stopped and removed. */
    static Map<String, String> startForTests() throws Exception {
        return start(ServerHome.passing(Path.of("target", "embedded")));
    }

    private static Map<String, String> start(ServerHome home) throws Exception {
        FutureTask<KafkaServer> kafka = beside("embedded-kafka", () -> startKafka(home));
        int smtp = home.port("smtp");
        MailSink.start(smtp);
        PostgresServer postgres = startPostgres(home);
        try {
            return EmbeddedAddress.of(postgres.jdbcUrl(), kafka.get().address(), smtp);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static PostgresServer startPostgres(ServerHome home) throws IOException {
        return PostgresServer.start(home.directory("postgres"), home.port("postgres"));
    }

    private static KafkaServer startKafka(ServerHome home) throws IOException {
        return KafkaServer.start(home.directory("kafka"), home.port("kafka"));
    }

    private static <T> FutureTask<T> beside(String name, Callable<T> start) {
        var task = new FutureTask<>(start);
        Thread.ofPlatform().daemon().name(name).start(task);
        return task;
    }
}
