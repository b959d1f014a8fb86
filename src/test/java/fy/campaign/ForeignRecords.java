package fy.campaign;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Somebody else writes to the topics: events that were there before, and what is no event at all. */
final class ForeignRecords implements Fault {

    private static final List<String> TOPICS = List.of("inventory_events", "order_events");
    private static final int AGAIN = 300;

    @Override
    public String name() {
        return "foreign-records";
    }

    @Override
    public String dose() {
        return "on both topics, the first " + AGAIN
                + " events put there a second time, and records without a key, without a value, that are no JSON, that are no event";
    }

    @Override
    public int strikes() {
        return 2;
    }

    @Override
    public Allowed allowed() {
        return Allowed.nothing("nothing; dead letters with their cause", Duration.ofSeconds(16));
    }

    @Override
    public void strike(Stage stage, Random random) throws Exception {
        var brokers = stage.servers().kafka().address();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (var topic : TOPICS) {
                first(brokers, topic)
                        .forEach(old ->
                                producer.send(new ProducerRecord<>(topic, old.partition(), old.key(), old.value())));
                var key = "alba_00".getBytes(StandardCharsets.UTF_8);
                var noise = "{".repeat(1 + random.nextInt(40)).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(topic, null, noise));
                producer.send(new ProducerRecord<>(topic, key, null));
                producer.send(new ProducerRecord<>(topic, key, noise));
                producer.send(new ProducerRecord<>(topic, key, "{\"v\":1}".getBytes(StandardCharsets.UTF_8)));
            }
            producer.flush();
        }
        Fault.hold(Duration.ofSeconds(3));
    }

    private static List<ConsumerRecord<byte[], byte[]>> first(String brokers, String topic) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", brokers, "allow.auto.create.topics", false, "max.poll.records", AGAIN);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (found.size() < AGAIN) {
                consumer.poll(Duration.ofSeconds(2)).forEach(found::add);
            }
            return found.subList(0, AGAIN);
        }
    }
}
