package fy.eventstore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What must be so before a relay publishes: the topics are ours, and Kafka knows nothing that the ledgers do not. How far
 * that was seen stands in the database itself: restored to an earlier moment, it looks again from where it stood then, so
 * that nothing published since can hide, however many known events were sent again after it.
 */
@ApplicationScoped
class RelayGate {

    private final Topics topics;
    private final KafkaClients clients;

    @Inject
    RelayGate(Topics topics, KafkaClients clients) {
        this.topics = topics;
        this.clients = clients;
    }

    /** @throws RelayRefused with what an operator has to do */
    void pass(Connection connection) throws SQLException {
        var ids = topics.ensure();
        var known = Publication.topics(connection);
        for (var plan : TopicPlan.EVENTS) {
            var id = ids.getOrDefault(plan.name(), "");
            if (known.containsKey(plan.name())
                    && !id.equals(known.get(plan.name()))
                    && Publication.anythingPublished(connection)) {
                throw lost(plan.name());
            }
        }
        for (var plan : TopicPlan.EVENTS) {
            var id = ids.getOrDefault(plan.name(), "");
            Publication.topic(connection, plan.name(), id);
            refuseStrangers(connection, plan.name(), id);
        }
    }

    /**
     * Looks at what was published since it was last looked, so that little is left for the next who wants to pass. All of it
     * by one connection: a database restored meanwhile cannot be told what the one before it knew.
     *
     * @throws RelayRefused Kafka lost a topic, or knows more than the ledger
     */
    void look(Connection connection) throws SQLException {
        for (var topic : Publication.topics(connection).entrySet()) {
            if (!topics.id(topic.getKey()).equals(Optional.of(topic.getValue()))) {
                throw lost(topic.getKey());
            }
            refuseStrangers(connection, topic.getKey(), topic.getValue());
        }
    }

    private static RelayRefused lost(String topic) {
        return new RelayRefused("Kafka lost what was published: topic " + topic
                + " is not the one the events were published to; republish from the ledgers");
    }

    private void refuseStrangers(Connection connection, String topic, String topicId) throws SQLException {
        try (var strangers = new Strangers(connection, clients.topic(topic, "relay-gate"), topic)) {
            var looked = Publication.lookedAt(connection, topic, topicId);
            strangers.look(looked, strangers.ends(), RelayGate::refuse, seen -> {
                looked.putAll(seen);
                Publication.lookedAt(connection, topic, topicId, looked);
            });
        }
    }

    private static void refuse(Strangers.Stranger stranger) {
        var at = stranger.record();
        throw new RelayRefused(
                "Kafka knows more than the ledger: event " + stranger.eventId() + " at " + at.topic() + "/"
                        + at.partition() + "@" + at.offset()
                        + " is not in the database; export the difference, then republish from the ledgers");
    }
}
