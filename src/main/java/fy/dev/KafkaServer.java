package fy.dev;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A real Kafka broker (KRaft, one node, broker and controller) inside this JVM; its data stay in a folder. */
public final class KafkaServer implements AutoCloseable {

    private final KafkaRaftServer server;
    private final String address;

    private KafkaServer(KafkaRaftServer server, String address) {
        this.server = server;
        this.address = address;
    }

    /** Starts on the data in {@code folder}; returns when clients can connect to {@code 127.0.0.1:port}. */
    public static KafkaServer start(Path folder, int port) throws IOException {
        Thread.currentThread().setContextClassLoader(KafkaRaftServer.class.getClassLoader());
        Map<String, String> settings = settings(folder, port, ServerHome.free(0));
        format(folder);
        var server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        return new KafkaServer(server, "127.0.0.1:" + port);
    }

    /** {@code host:port} for {@code kafka.bootstrap.servers}. */
    public String address() {
        return address;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path folder) {
        if (Files.notExists(folder.resolve("meta.properties"))) {
            EmbeddedKafkaBroker.formatStorage(
                    List.of(folder.toString()), Uuid.randomUuid().toString(), 1, true);
        }
    }

    private static Map<String, String> settings(Path folder, int port, int controllerPort) {
        var settings = new HashMap<String, String>();
        settings.put("node.id", "1");
        settings.put("process.roles", "broker,controller");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("log.dirs", folder.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "3");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // A broker that was killed may register again only after its session.
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("broker.session.timeout.ms", "3000");
        // One small machine: little memory for the cleaner, small index files.
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        settings.put("log.index.size.max.bytes", "262144");
        settings.put("log.preallocate", "false");
        return settings;
    }
}
