package fy.portal;

import fy.web.Form;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Instants in forms: {@code 2026-01-31T10:00}, in UTC; where scripts run they show the reader's own time and send an
 * instant with its offset.
 */
final class Instants {

    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private Instants() {}

    /** As a form shows it: to the millisecond, so that what was just done lies before it. */
    static String field(Instant at) {
        return FIELD.format(at);
    }

    /** Null, and an error at the field, when it is none, lies in the future or before 1970. */
    static @Nullable Instant read(Form form, String field, @Nullable String given, Clock clock) {
        String text = given == null ? "" : given.strip();
        form.keep(field, text);
        try {
            var at = text.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            form.keep(field, again(at));
            if (at.isBefore(Instant.EPOCH)) {
                form.reject(field, "Enter a time after 1970.");
                return null;
            }
            if (at.isAfter(clock.instant())) {
                form.reject(field, "This lies in the future.");
                return null;
            }
            return at.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            form.reject(field, "Enter a time such as 2026-01-31T10:00.");
            return null;
        }
    }

    /** As a field shows it that is shown again: as short as it can be said, without an offset. */
    private static String again(Instant at) {
        return LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC)
                .toString();
    }
}
