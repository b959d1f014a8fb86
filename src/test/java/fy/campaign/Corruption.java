package fy.campaign;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import proof.checker.Facts;

/** One way to be wrong, and the invariant that must say so. */
sealed interface Corruption {

    String name();

    String invariant();

    /** Done by a superuser to a copy of the database, where no constraint hinders. */
    record InTables(String name, String invariant, List<String> sql) implements Corruption {}

    /** Done in a copy of a topic. */
    record InTopic(String name, String invariant, String topic, UnaryOperator<List<Message>> change)
            implements Corruption {}

    /** Done to what was read: what neither tables nor topics hold. */
    record InFacts(String name, String invariant, Consumer<Facts> change) implements Corruption {}

    /** A record as it is copied. */
    record Message(int partition, byte[] key, String value) {
        static Message of(ConsumerRecord<byte[], byte[]> original) {
            return new Message(
                    original.partition(),
                    original.key(),
                    new String(original.value(), java.nio.charset.StandardCharsets.UTF_8));
        }

        Message saying(String other) {
            return new Message(partition, key, other);
        }
    }
}
