package fy.notifications;

import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mails that are still to go out. Whoever takes one holds it for a while; if nothing is heard of it, another takes it. */
@ApplicationScoped
class MailQueue {

    /**
     * A mail to send now.
     *
     * @param attempts including this one
     * @param formerMember it was for a member of a brand, who was removed since
     * @param parameters JSON
     */
    record Due(
            long mailId,
            MailKind kind,
            String address,
            String messageId,
            String subject,
            int attempts,
            Duration age,
            boolean formerMember,
            String parameters) {}

    /**
     * @param waiting at most {@value #MOST_COUNTED}, which then stands for as many or more
     * @param oldestDue how long the mail that is due for longest has been
     */
    record Standing(long waiting, long failed, Duration oldestDue) {}

    private static final int MOST_COUNTED = 10_000;

    private static final String TAKE = """
            update mails set state = 'leased', attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => ?)
            where mail_id in (
                select mail_id from mails where state in ('waiting', 'leased') and next_attempt_at <= now()
                    and kind = any(?)
                order by next_attempt_at limit ? for update skip locked)
            returning mail_id, kind, address, message_id, subject, attempts,
                extract(epoch from now() - created_at) as age, parameters,
                brand_id is not null and not exists (select from brand_members m
                    where m.brand_id = mails.brand_id and m.fy_id = mails.recipient) as former_member
            """;

    private final Jdbc jdbc;
    private final MailSettings settings;

    @Inject
    MailQueue(Jdbc jdbc, MailSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * The next that is due: whoever takes it sends it at once, well before the lease ends. A mail of a kind that only a
     * later version knows is left to that version.
     */
    Optional<Due> take() {
        return jdbc.first(TAKE, MailQueue::due, settings.lease().toMillis() / 1000.0, MailKind.codes(), 1);
    }

    /** What the mail's step begins from: the event that it is about. */
    @Nullable
    String traceparent(Due mail) {
        return jdbc.first(
                        "select o.traceparent from mails m join outbox o using (event_id) where m.mail_id = ? and o.traceparent is not null",
                        row -> row.getString(1),
                        mail.mailId())
                .orElse(null);
    }

    /** It went out, whoever holds it by now. */
    void sent(Due mail) {
        jdbc.update(
                "update mails set state = 'sent', sent_at = now(), last_error = null where mail_id = ?", mail.mailId());
    }

    /** It is tried again after a pause, unless another has taken it meanwhile. */
    void later(Due mail, Duration pause, String why) {
        jdbc.update(
                "update mails set state = 'waiting', next_attempt_at = now() + make_interval(secs => ?), last_error = ?"
                        + " where mail_id = ? and state = 'leased' and attempts = ?",
                pause.toMillis() / 1000.0,
                why,
                mail.mailId(),
                mail.attempts());
    }

    /** It is not tried again unless somebody asks for it, or another has taken it meanwhile. */
    void giveUp(Due mail, String why) {
        jdbc.update(
                "update mails set state = 'failed', last_error = ? where mail_id = ? and state = 'leased' and attempts = ?",
                why,
                mail.mailId(),
                mail.attempts());
    }

    /** However many wait, asking costs the same. */
    Standing standing() {
        return jdbc.first(
                        """
                        select (select count(*) from (select from mails where state in ('waiting', 'leased')
                                    order by next_attempt_at limit ?) due) as waiting,
                            (select count(*) from mails where state = 'failed') as failed,
                            coalesce(extract(epoch from now() - (select min(next_attempt_at) from mails
                                where state in ('waiting', 'leased'))), 0) as oldest
                        """,
                        row -> new Standing(row.getLong("waiting"), row.getLong("failed"), Duration.ofMillis((long)
                                (Math.max(0, row.getDouble("oldest")) * 1000))),
                        MOST_COUNTED)
                .orElseThrow();
    }

    /** How long the oldest mail that still is to go out has been there; zero where there is none. */
    Duration oldest() {
        return jdbc.first("""
                        select extract(epoch from now() - min(created_at)) * 1000 from mails
                        where state in ('waiting', 'leased')
                        """, row -> Duration.ofMillis(Math.max(0, row.getLong(1))))
                .orElseThrow();
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getLong("mail_id"),
                MailKind.of(row.getString("kind")),
                row.getString("address"),
                row.getString("message_id"),
                row.getString("subject"),
                row.getInt("attempts"),
                Duration.ofSeconds((long) row.getDouble("age")),
                row.getBoolean("former_member"),
                row.getString("parameters"));
    }
}
