package fy.notifications;

import fy.notifications.Recipients.Recipient;
import fy.shared.BrandId;
import fy.shared.Jdbc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The mails of one batch of events, written down with one statement, however many they are. */
final class NewMails {

    private final String publicUrl;
    private final List<Row> rows = new ArrayList<>();

    NewMails(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    private record Row(
            Notice notice, Recipient reader, @Nullable BrandId brandId, String subject, String parameters) {

        boolean isDeliverable() {
            return MailHeaders.isAddress(reader.address());
        }
    }

    /**
     * Puts one more into the batch.
     *
     * @param brandId the brand whose member is told; null for a customer
     * @param parameters JSON
     */
    void add(Notice notice, Recipient reader, @Nullable BrandId brandId, String subject, String parameters) {
        rows.add(new Row(notice, reader, brandId, MailHeaders.oneLine(subject), parameters));
    }

    /** Joins the caller's transaction; what was written down before stays as it is. */
    void write(Jdbc jdbc) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.update(
                """
                insert into mails (kind, event_id, recipient, brand_id, address, message_id, subject, state, last_error, parameters)
                select n.kind, n.event_id::uuid, n.recipient::uuid, n.brand_id::uuid, n.address, n.message_id, n.subject,
                       n.state, n.last_error, n.parameters::jsonb
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                     as n(kind, event_id, recipient, brand_id, address, message_id, subject, state, last_error, parameters)
                on conflict (kind, event_id, recipient, brand_id) do nothing
                """,
                column(row -> row.notice().kind().code()),
                column(row -> row.notice().eventId().toString()),
                column(row -> row.reader().fyId().toString()),
                column(row -> row.brandId() == null ? null : row.brandId().toString()),
                column(row -> row.reader().address()),
                column(this::messageId),
                column(Row::subject),
                column(row -> row.isDeliverable() ? "waiting" : "failed"),
                column(row -> row.isDeliverable() ? null : "no address that mail can be sent to"),
                column(Row::parameters));
    }

    private String messageId(Row row) {
        return MailHeaders.messageId(
                row.notice().kind(), row.notice().eventId(), row.reader().fyId(), row.brandId(), publicUrl);
    }

    private @Nullable String[] column(Function<Row, @Nullable String> value) {
        var column = new @Nullable String[rows.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column;
    }
}
