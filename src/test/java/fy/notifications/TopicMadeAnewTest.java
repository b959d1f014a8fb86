package fy.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.OwnersDatabase;
import fy.dev.MailSink;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TopicMadeAnewTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MailWorld world;

    @Inject
    MailWorld other;

    @Inject
    OwnersDatabase owners;

    /** Only its id is another for a while: a topic that really was made anew might also be noticed by being shorter. */
    @Test
    void theReadersBeginWithItsFirstEventHoweverLongItIs() throws SQLException {
        world.with("Harbour at dusk", 0);
        other.with("Pines", 0);
        world.moved(+2);
        world.moved(-2);
        awaitMails(world.owner(), 1);
        unread();

        String id = topicIs("another");
        try {
            other.moved(+1);
            other.moved(-1);
            awaitMails(other.owner(), 1);
            awaitMails(world.owner(), 2);
        } finally {
            topicIs(id);
        }
    }

    /** @return what it was */
    private String topicIs(String id) throws SQLException {
        try (var connection = owners.open();
                var statement = connection.prepareStatement("""
                        with was as (select topic_id from event_topics where name = 'inventory_events')
                        update event_topics set topic_id = ? where name = 'inventory_events'
                        returning (select topic_id from was)
                        """)) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    /** As if what follows had stood behind the place up to which the topic was read. */
    private void unread() throws SQLException {
        try (var connection = owners.open();
                var progress = connection.prepareStatement("delete from mail_progress where stream = 1 and key = ?");
                var mails = connection.prepareStatement(
                        "delete from mails where event_id in (select event_id from inventory_events where sku = ?)")) {
            progress.setString(1, world.sku.code());
            progress.executeUpdate();
            mails.setString(1, world.sku.code());
            mails.executeUpdate();
        }
    }

    private static void awaitMails(String address, int howMany) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(MailSink.mailsTo(address)).hasSize(howMany));
    }
}
