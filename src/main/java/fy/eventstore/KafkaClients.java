package fy.eventstore;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Opens Kafka clients outside the channels' streams, with the settings of {@code kafka.*} and of the channel. */
@ApplicationScoped
public class KafkaClients {

    static final String CHANNEL = "event-store";

    private final KafkaClientService channels;
    private final Map<String, Object> shared;

    @Inject
    KafkaClients(KafkaClientService channels, @Identifier("default-kafka-broker") Map<String, Object> shared) {
        this.channels = channels;
        this.shared = shared;
    }

    /**
     * A producer with the settings of the channel {@code event-store}. The channel's own instance cannot be opened again
     * once it is closed, and after a failure only a new producer is free of what the old one still had in its buffers.
     */
    Producer<byte[], byte[]> producer(String purpose) {
        return producer(purpose, Map.of());
    }

    /**
     * The same without a producer id: one request at a time keeps the order. A broker that lost its disk hands out its ids
     * anew, and may take who has one for another from before, whose sequence it then misses for ever.
     */
    Producer<byte[], byte[]> producerWithoutId(String purpose) {
        return producer(
                purpose,
                Map.of(
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        "false",
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        "1"));
    }

    private Producer<byte[], byte[]> producer(String purpose, Map<String, Object> others) {
        var settings = new HashMap<String, Object>(channels.getProducer(CHANNEL).configuration());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "fy-" + purpose);
        settings.putAll(others);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Reads a topic of the event store from anywhere to anywhere; the caller closes it. */
    public TopicReader topic(String topic, String purpose) {
        return new TopicReader(reader(purpose), topic);
    }

    /** A reader without a group, a position or a start; the caller closes it. */
    public Consumer<byte[], byte[]> reader(String purpose) {
        var settings = only(ConsumerConfig.configNames());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "fy-" + purpose);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "15000");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The caller closes it. */
    public Admin admin() {
        var settings = only(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000");
        return Admin.create(settings);
    }

    private Map<String, Object> only(Set<String> known) {
        var settings = new HashMap<String, Object>();
        shared.forEach((name, value) -> {
            if (known.contains(name)) {
                settings.put(name, value);
            }
        });
        return settings;
    }
}
