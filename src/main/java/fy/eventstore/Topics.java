package fy.eventstore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of the event store: made by us and checked by us, never by a broker's defaults. */
@ApplicationScoped
public class Topics {

    public static final String SNAPSHOTS = "inventory_snapshots";
    public static final String DEAD_LETTERS = "inventory_dead_letters";

    private static final Duration VISIBLE = Duration.ofSeconds(15);
    private static final long GLANCE_MILLIS = 50;

    private final KafkaClients clients;
    private final RelaySettings settings;

    @Inject
    Topics(KafkaClients clients, RelaySettings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    /** The topic's id; empty when there is no such topic. A topic that was deleted and made anew has another id. */
    public Optional<String> id(String name) {
        try (Admin admin = clients.admin()) {
            return Optional.ofNullable(described(admin, List.of(name)).get(name))
                    .map(topic -> topic.topicId().toString());
        }
    }

    /**
     * Makes what is missing and checks everything.
     *
     * @return the id of each topic
     * @throws RelayRefused a topic is configured otherwise
     */
    Map<String, String> ensure() {
        try (Admin admin = clients.admin()) {
            var names = TopicPlan.ALL.stream().map(TopicPlan::name).toList();
            var there = described(admin, names);
            create(
                    admin,
                    TopicPlan.ALL.stream()
                            .filter(plan -> !there.containsKey(plan.name()))
                            .toList());
            var ids = new HashMap<String, String>();
            checked(admin, names)
                    .forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
            return ids;
        }
    }

    /** A broker may not know yet of a topic that was made this moment. */
    private static Map<String, TopicDescription> checked(Admin admin, List<String> names) {
        long deadline = System.nanoTime() + VISIBLE.toNanos();
        while (true) {
            try {
                var topics = described(admin, names);
                check(admin, topics);
                return topics;
            } catch (UnknownTopicOrPartitionException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(GLANCE_MILLIS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Deletes these topics; returns when they are gone. */
    void delete(List<TopicPlan> plans) {
        var names = plans.stream().map(TopicPlan::name).toList();
        try (Admin admin = clients.admin()) {
            var there = described(admin, names);
            admin.deleteTopics(there.keySet()).topicNameValues().values().forEach(Topics::answer);
            while (!described(admin, names).isEmpty()) {
                pause();
            }
        }
    }

    private void create(Admin admin, List<TopicPlan> missing) {
        admin.createTopics(missing.stream()
                        .map(plan -> plan.created(settings.replication()))
                        .toList())
                .values()
                .values()
                .forEach(future -> {
                    try {
                        answer(future);
                    } catch (TopicExistsException e) {
                        // Another relay was quicker; the check below looks at what it made.
                    }
                });
    }

    private static void check(Admin admin, Map<String, TopicDescription> topics) {
        var resources = TopicPlan.ALL.stream()
                .map(plan -> new ConfigResource(ConfigResource.Type.TOPIC, plan.name()))
                .toList();
        var configs = answer(admin.describeConfigs(resources).all());
        var otherwise = new ArrayList<String>();
        for (var plan : TopicPlan.ALL) {
            var topic = topics.get(plan.name());
            if (topic == null) {
                throw new UnknownTopicOrPartitionException("topic " + plan.name() + " is not there");
            }
            var config = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, plan.name()));
            var actual = new HashMap<String, String>();
            if (config != null) {
                config.entries().forEach(entry -> actual.put(entry.name(), String.valueOf(entry.value())));
            }
            var found = plan.otherwise(topic.partitions().size(), actual);
            if (!found.isEmpty()) {
                otherwise.add("topic " + plan.name() + " is configured otherwise: " + String.join(", ", found));
            }
        }
        if (!otherwise.isEmpty()) {
            throw new RelayRefused(String.join("; ", otherwise));
        }
    }

    private static Map<String, TopicDescription> described(Admin admin, List<String> names) {
        var found = new HashMap<String, TopicDescription>();
        admin.describeTopics(names).topicNameValues().forEach((name, future) -> {
            try {
                found.put(name, answer(future));
            } catch (UnknownTopicOrPartitionException e) {
                // Left out: it does not exist.
            }
        });
        return found;
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        }
    }
}
