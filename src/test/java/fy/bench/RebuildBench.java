package fy.bench;

import static java.util.concurrent.TimeUnit.MINUTES;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import fy.events.InventoryEvent;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** B8: the projection built anew from a million events, against a consumer that does nothing with them. */
final class RebuildBench {

    private static final int EVENTS = 1_000_000;
    private static final int ROUNDS = 3;

    private RebuildBench() {}

    static void run(Report report) throws Exception {
        try (OwnServers servers = KeptTown.open("ledger-" + EVENTS, new LongLedger(EVENTS)::build);
                var database = Town.owner(servers)) {
            double plain = Math.max(plain(servers), plain(servers));
            try (var app = PackagedApp.start(servers, LongLedger.ROLES, LongLedger.SETTINGS, CheckoutBench.JVM)) {
                Backlog.settle(database);
                long events = Town.count(database, "select count(*) from inventory_events");
                double zero = Double.MAX_VALUE;
                double snapshots = Double.MAX_VALUE;
                for (int i = 0; i < ROUNDS; i++) {
                    zero = Math.min(zero, rebuild(app.address(), database, "zero"));
                    snapshots = Math.min(snapshots, rebuild(app.address(), database, "snapshots"));
                }
                report.ratio(
                        "B8",
                        "rebuild of a million events from zero; limit: reading them",
                        events / zero,
                        "events/s",
                        plain,
                        0.3);
                report.atMost("B8", "rebuild from snapshots", snapshots, "s", 10);
                app.stop();
            }
        }
    }

    /** @return seconds that it ran */
    private static double rebuild(URI app, Connection database, String from) throws IOException, SQLException {
        try (var wire = new Wire(app)) {
            var asked = wire.post(
                    "/api/operator/rebuilds?from=" + from,
                    "Authorization: Bearer " + LongLedger.OPERATOR_KEY + "\r\n",
                    "application/json",
                    "");
            if (asked.status() != 202) {
                throw new IOException("not asked: " + asked);
            }
        }
        Awaitility.await()
                .pollInterval(Duration.ofMillis(200))
                .atMost(5, MINUTES)
                .until(() ->
                        Town.count(database, "select count(*) from jobs where kind = 'rebuild' and finished_at is null")
                                == 0);
        if (Town.count(database, "select count(*) from jobs where kind = 'rebuild' and state = 'failed'") > 0) {
            throw new IOException("a rebuild failed");
        }
        return Town.count(database, """
                        select (extract(epoch from finished_at - started_at) * 1000)::bigint from jobs
                        where kind = 'rebuild' order by asked_at desc limit 1
                        """) / 1000.0;
    }

    /** @return records a second */
    private static double plain(OwnServers servers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                servers.kafka().address(),
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class,
                "max.poll.records",
                1000);
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
            var partitions = consumer.partitionsFor(InventoryEvent.TOPIC).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long all = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            long begin = System.nanoTime();
            for (long read = 0; read < all; ) {
                read += consumer.poll(Duration.ofMillis(200)).count();
            }
            return all / ((System.nanoTime() - begin) / 1e9);
        }
    }
}
