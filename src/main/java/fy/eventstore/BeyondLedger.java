package fy.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import fy.eventstore.Strangers.Stranger;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;

/**
 * What Kafka knows beyond the ledgers: what happened after the moment to which the database was restored. It is kept as a
 * file before the topics are made anew, and told to those whom it concerns.
 */
@ApplicationScoped
public class BeyondLedger {

    private final DataSource database;
    private final KafkaClients clients;
    private final ObjectMapper json;

    @Inject
    BeyondLedger(DataSource database, KafkaClients clients, ObjectMapper json) {
        this.database = database;
        this.clients = clients;
        this.json = json;
    }

    /** As far as the topics reach at this moment, by topic and partition. */
    public record Reach(Map<String, Map<Integer, Long>> ends) {}

    /**
     * How far the topics reach now.
     *
     * @throws TryAgain the broker does not answer
     */
    public Reach reach() {
        var ends = new TreeMap<String, Map<Integer, Long>>();
        try {
            for (var plan : TopicPlan.EVENTS) {
                try (var reader = clients.topic(plan.name(), "beyond-ledger")) {
                    ends.put(plan.name(), reader.ends());
                }
            }
        } catch (KafkaException e) {
            throw new TryAgain("the broker did not answer in time", e);
        }
        return new Reach(ends);
    }

    /**
     * Writes JSON lines: {@code {"topic","partition","offset","at","key","event"}} for each record whose event is in no
     * ledger, and last of all {@code {"complete":true,"looked":…,"beyond":…}}: without that line the file is cut short.
     */
    public void export(Reach reach, OutputStream out) throws IOException {
        long[] found = new long[1];
        long looked = 0;
        try (var connection = database.getConnection()) {
            for (var topic : reach.ends().entrySet()) {
                looked += look(connection, topic.getKey(), topic.getValue(), stranger -> {
                    write(out, stranger);
                    found[0]++;
                });
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        out.write(("{\"complete\":true,\"looked\":" + looked + ",\"beyond\":" + found[0] + "}\n").getBytes(UTF_8));
    }

    private long look(Connection connection, String topic, Map<Integer, Long> ends, Strangers.Each each)
            throws SQLException {
        try (var strangers = new Strangers(connection, clients.topic(topic, "beyond-ledger"), topic)) {
            return strangers.look(Map.of(), ends, each, seen -> {});
        }
    }

    private void write(OutputStream out, Stranger stranger) {
        var message = stranger.record();
        try {
            var line = json.createObjectNode()
                    .put("topic", message.topic())
                    .put("partition", message.partition())
                    .put("offset", message.offset())
                    .put("at", Instant.ofEpochMilli(message.timestamp()).toString())
                    .put("key", new String(message.key(), UTF_8));
            line.set("event", json.readTree(message.value()));
            out.write((json.writeValueAsString(line) + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
