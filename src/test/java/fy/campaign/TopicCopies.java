package fy.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import fy.campaign.Corruption.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Copies of topics, changed on the way. */
final class TopicCopies {

    private static final int PARTITIONS = 12;

    private final Map<String, Object> settings;
    private int made;

    TopicCopies(String brokers) {
        settings = Map.of("bootstrap.servers", brokers);
    }

    /** @return the copy's name */
    String of(String topic, UnaryOperator<List<Message>> change) throws ExecutionException, InterruptedException {
        var copy = "copy_" + ++made + "_" + topic;
        try (var admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(copy, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var message : change.apply(read(topic))) {
                producer.send(new ProducerRecord<>(
                        copy,
                        message.partition(),
                        message.key(),
                        message.value().getBytes(UTF_8)));
            }
            producer.flush();
        }
        return copy;
    }

    private List<Message> read(String topic) {
        var messages = new ArrayList<Message>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(500)).forEach(message -> messages.add(Message.of(message)));
            }
        }
        return messages;
    }
}
