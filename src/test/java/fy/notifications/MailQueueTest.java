package fy.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import fy.Worlds;
import fy.notifications.MailQueue.Due;
import fy.shared.Jdbc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MailQueueTest {

    @Inject
    MailQueue queue;

    @Inject
    Worlds worlds;

    @Inject
    Jdbc jdbc;

    @Test
    void who_takes_a_mail_has_it_alone_until_the_lease_ends() {
        var reader = worlds.newCustomer().fyId();
        QuarkusTransaction.begin(); // unseen by the sender of this process, which would take it too
        try {
            long mail = jdbc.first("""
                    insert into mails (kind, event_id, recipient, address, message_id, subject, state, parameters)
                    values ('order-placed', ?, ?, 'ada@example.com', '<m@fy>', 'Your order', 'waiting', '{}')
                    returning mail_id
                    """, row -> row.getLong(1), UUID.randomUUID(), reader)
                    .orElseThrow();
            assertThat(taken()).contains(mail);
            assertThat(taken()).doesNotContain(mail);
            jdbc.update("update mails set next_attempt_at = now() where mail_id = ?", mail);
            assertThat(taken()).contains(mail);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void a_mail_of_a_kind_that_only_a_later_version_knows_is_left_to_it() {
        var reader = worlds.newCustomer().fyId();
        QuarkusTransaction.begin();
        try {
            long mail = jdbc.first("""
                    insert into mails (kind, event_id, recipient, address, message_id, subject, state, parameters)
                    values ('of-a-later-version', ?, ?, 'ada@example.com', '<n@fy>', 'News', 'waiting', '{}')
                    returning mail_id
                    """, row -> row.getLong(1), UUID.randomUUID(), reader)
                    .orElseThrow();
            assertThat(taken()).doesNotContain(mail);
            assertThat(jdbc.first(
                            "select state, attempts from mails where mail_id = ?",
                            row -> row.getString(1) + row.getInt(2),
                            mail))
                    .contains("waiting0");
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private List<Long> taken() {
        var all = new ArrayList<Due>();
        for (var due = queue.take(); due.isPresent() && all.size() < 1000; due = queue.take()) {
            all.add(due.get());
        }
        return all.stream().map(Due::mailId).toList();
    }
}
