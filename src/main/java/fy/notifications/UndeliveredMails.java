package fy.notifications;

import fy.shared.BrandId;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Mails that were given up, or that wait for longer than mails should. */
@ApplicationScoped
public class UndeliveredMails {

    private static final String LATE_OR_FAILED =
            "(state = 'failed' or (state in ('waiting', 'leased') and created_at < now() - make_interval(secs => ?)))";

    /**
     * A mail that did not go out.
     *
     * @param recipient display name
     * @param address empty where none is known
     * @param givenUp not tried again unless somebody asks for it
     * @param why the last failure, in the mail server's words; empty when none was tried
     */
    public record Undelivered(
            long mailId,
            String recipient,
            String address,
            String subject,
            boolean givenUp,
            int attempts,
            String why,
            Instant since) {}

    private final Jdbc jdbc;
    private final MailSettings settings;

    @Inject
    UndeliveredMails(Jdbc jdbc, MailSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Those to members of the brand, newest first, at most 100. */
    public List<Undelivered> of(BrandId brandId) {
        return jdbc.list(select("m.brand_id = ? and"), UndeliveredMails::read, brandId, late());
    }

    /** How many there are of the brand, for its dashboard. */
    public long count(BrandId brandId) {
        return count("brand_id = ? and", brandId, late());
    }

    /** All, newest first, at most 100: for the operator. */
    public List<Undelivered> all() {
        return jdbc.list(select(""), UndeliveredMails::read, late());
    }

    public long count() {
        return count("", late());
    }

    /**
     * A mail that was given up is tried again, where it has an address.
     *
     * @return whether there was such a mail
     */
    public boolean sendAgain(long mailId) {
        return jdbc.update("""
                        update mails set state = 'waiting', next_attempt_at = now(), created_at = now()
                        where mail_id = ? and state = 'failed' and address is not null
                        """, mailId) > 0;
    }

    private long count(String where, Object... arguments) {
        return jdbc.first(
                        "select count(*) from mails where " + where + LATE_OR_FAILED, row -> row.getLong(1), arguments)
                .orElse(0L);
    }

    private double late() {
        return settings.lateAfter().toSeconds();
    }

    private static String select(String where) {
        return """
                select m.mail_id, c.display_name, coalesce(m.address, '') as address, m.subject, m.state, m.attempts,
                    coalesce(m.last_error, '') as why, m.created_at
                from mails m join clients c on c.fy_id = m.recipient where
                """ + where + LATE_OR_FAILED.replace("created_at", "m.created_at")
                + " order by m.mail_id desc limit 100";
    }

    private static Undelivered read(ResultSet row) throws SQLException {
        return new Undelivered(
                row.getLong("mail_id"),
                row.getString("display_name"),
                row.getString("address"),
                row.getString("subject"),
                row.getString("state").equals("failed"),
                row.getInt("attempts"),
                row.getString("why"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
