package fy.eventstore;

import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to Kafka.
 *
 * @param id its place in relay order
 * @param key topic and key in one: order matters among equal ones
 * @param brandId whose feed it stands in; null for an order event
 */
record OutboxRow(long id, String key, @Nullable UUID brandId, ProducerRecord<byte[], byte[]> message) {}
