package fy.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why the relay has a producer of its own, with the settings of its channel: docs/decisions/0003. */
@QuarkusTest
class ProducerOrderTest {

    private static final int SECONDS = 20;
    private static final String KEY = "one-key";

    @Inject
    KafkaClients clients;

    @Inject
    KafkaClientService channels;

    @Inject
    @Connector(KafkaConnector.CONNECTOR_NAME)
    KafkaConnector connector;

    private String topic;

    @BeforeEach
    void a_topic_of_its_own() throws Exception {
        topic = "producer-order-" + UUID.randomUUID();
        try (var admin = clients.admin()) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                    .all()
                    .get(SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void the_sink_behind_an_emitter_sends_a_failed_record_after_the_later_ones() throws Exception {
        var emitter = UnicastProcessor.<Message<byte[]>>create();
        var first = emit(emitter, "first");
        var second = emit(emitter, "second");
        emitter.subscribe(sink());

        second.get(SECONDS, TimeUnit.SECONDS);
        first.get(SECONDS, TimeUnit.SECONDS);
        assertThat(onTopic()).containsExactly("second", "first");
    }

    @Test
    void a_run_of_the_relay_ends_with_a_failed_record_and_the_next_begins_with_it() throws Exception {
        var run = List.of(row(1, "first"), row(2, "second"));
        try (var producer = new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            assertThatThrownBy(() -> Sending.all(producer, run, () -> false))
                    .isInstanceOfSatisfying(Sending.Failed.class, failed -> assertThat(failed.acknowledged())
                            .isEmpty());
        }
        assertThat(onTopic()).isEmpty();
        try (var producer = clients.producer("test")) {
            Sending.all(producer, run, () -> false);
        }
        assertThat(onTopic()).containsExactly("first", "second");
    }

    @Test
    void the_producer_of_a_channel_does_not_open_again() throws Exception {
        var emitter = UnicastProcessor.<Message<byte[]>>create();
        emitter.subscribe(sink());
        emit(emitter, "sent").get(SECONDS, TimeUnit.SECONDS);

        var ofChannel = channels.<byte[], byte[]>getProducer(topic);
        ofChannel.unwrap().close();
        assertThatThrownBy(() -> ofChannel
                        .send(new ProducerRecord<>(topic, KEY.getBytes(UTF_8), "lost".getBytes(UTF_8)))
                        .await()
                        .atMost(Duration.ofSeconds(SECONDS)))
                .hasMessageContaining("closed");
        try (var producer = clients.producer("test")) {
            Sending.all(producer, List.of(row(1, "sent again")), () -> false);
        }
        assertThat(onTopic()).containsExactly("sent", "sent again");
    }

    /** What stands behind an emitter, with the settings of the relay's channel; it has the topic's name. */
    @SuppressWarnings("unchecked")
    private Flow.Subscriber<Message<byte[]>> sink() {
        Map<String, String> told = new HashMap<>();
        settings().forEach((name, value) -> told.put(name, value.toString()));
        told.put(ProducerConfig.CLIENT_ID_CONFIG, topic);
        told.put("connector", KafkaConnector.CONNECTOR_NAME);
        told.put("channel-name", topic);
        told.put("topic", topic);
        told.put("key", KEY);
        told.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        told.put("lazy-client", "true");
        told.put("health-enabled", "false");
        told.put("tracing-enabled", "false");
        return (Flow.Subscriber<Message<byte[]>>) connector.getSubscriber(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(told, topic, 100))
                .build());
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>(
                channels.getProducer(KafkaClients.CHANNEL).configuration());
        settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, FailsOnce.class.getName());
        return settings;
    }

    private static CompletableFuture<Void> emit(UnicastProcessor<Message<byte[]>> emitter, String value) {
        var sent = new CompletableFuture<Void>();
        emitter.onNext(Message.of(
                value.getBytes(UTF_8),
                () -> {
                    sent.complete(null);
                    return CompletableFuture.completedStage(null);
                },
                failure -> {
                    sent.completeExceptionally(failure);
                    return CompletableFuture.completedStage(null);
                }));
        return sent;
    }

    private OutboxRow row(long id, String value) {
        return new OutboxRow(
                id, topic + "/" + KEY, null, new ProducerRecord<>(topic, KEY.getBytes(UTF_8), value.getBytes(UTF_8)));
    }

    private List<String> onTopic() {
        var found = new ArrayList<String>();
        var partition = new TopicPartition(topic, 0);
        try (var reader = clients.reader("test")) {
            reader.assign(List.of(partition));
            reader.seekToBeginning(List.of(partition));
            long end = reader.endOffsets(List.of(partition)).get(partition);
            while (reader.position(partition) < end) {
                reader.poll(Duration.ofMillis(200)).forEach(record -> found.add(new String(record.value(), UTF_8)));
            }
        }
        return found;
    }

    /** Fails as a producer does whose topic is unknown for a while: the first time that it is asked for the record "first". */
    public static final class FailsOnce implements Partitioner {

        private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

        @Override
        public int partition(
                String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
            if ("first".equals(new String(valueBytes, UTF_8)) && FAILED.add(topic)) {
                throw new TimeoutException("not the first time");
            }
            return 0;
        }

        @Override
        public void configure(Map<String, ?> settings) {}

        @Override
        public void close() {}
    }
}
