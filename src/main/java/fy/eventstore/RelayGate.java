package fy.eventstore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;

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
                throw new RelayRefused("Kafka lost what was published: topic " + plan.name()
                        + " is not the one the events were published to; republish from the ledgers");
            }
        }
        for (var plan : TopicPlan.EVENTS) {
            refuseStrangers(connection, plan.name(), ids.getOrDefault(plan.name(), ""));
        }
    }

    private void refuseStrangers(Connection connection, String topic, String topicId) throws SQLException {
        try (var strangers = new Strangers(connection, clients.topic(topic, "relay-gate"), topic)) {
            var ends = strangers.ends();
            strangers.look(Publication.lookedAt(connection, topic, topicId), ends, stranger -> {
                throw new RelayRefused("Kafka knows more than the ledger: event " + stranger.eventId() + " at " + topic
                        + "/" + stranger.record().partition() + "@"
                        + stranger.record().offset()
                        + " is not in the database; export the difference, then republish from the ledgers");
            });
            Publication.topic(connection, topic, topicId);
            Publication.lookedAt(connection, topic, ends);
        }
    }
}
