package fy.campaign;

import fy.dev.OwnServers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import proof.checker.DatabaseFacts;
import proof.checker.Facts;
import proof.checker.Facts.Mail;
import proof.checker.Facts.Topics;
import proof.checker.Operation;
import proof.checker.TopicFacts;

/** What the checker judges, gathered from servers at rest; parts of it may be taken from copies. */
record Evidence(OwnServers servers, Topics topics, List<Mail> mails, List<Operation> history) {

    static Evidence gather(OwnServers servers, List<Operation> history) throws SQLException {
        return new Evidence(servers, topics(servers, UnaryOperator.identity()), mails(servers), history);
    }

    /** @param names where a topic is found: copies may stand beside the originals */
    Evidence withTopics(UnaryOperator<String> names) throws SQLException {
        return new Evidence(servers, topics(servers, names), mails, history);
    }

    Facts facts() throws SQLException {
        return facts(servers.jdbcUrl());
    }

    /** With this database in place of the marketplace's own. */
    Facts facts(String jdbcUrl) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl, "postgres", "")) {
            return new Facts(
                    DatabaseFacts.books(connection),
                    DatabaseFacts.sales(connection),
                    topics,
                    new ArrayList<>(mails),
                    new ArrayList<>(history));
        }
    }

    private static Topics topics(OwnServers servers, UnaryOperator<String> names) throws SQLException {
        try (var connection = DriverManager.getConnection(servers.jdbcUrl(), "postgres", "")) {
            return TopicFacts.read(servers.kafka().address(), names, DatabaseFacts.topicId(connection));
        }
    }

    private static List<Mail> mails(OwnServers servers) {
        return servers.mails().stream()
                .map(mail -> new Mail(mail.messageId(), mail.to().getFirst(), mail.subject(), mail.text()))
                .toList();
    }
}
