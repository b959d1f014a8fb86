package fy.web;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Instants in templates, in UTC; a script turns them into the reader's own time. */
@TemplateExtension(namespace = "when")
final class Times {

    private static final DateTimeFormatter MINUTE = utc("d MMM uuuu, HH:mm 'UTC'");
    private static final DateTimeFormatter DAY = utc("d MMM uuuu");
    private static final DateTimeFormatter TIME = utc("HH:mm 'UTC'");

    private Times() {}

    static String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    static String day(Instant at) {
        return DAY.format(at);
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
