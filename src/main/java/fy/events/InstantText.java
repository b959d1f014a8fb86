package fy.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Instants as events carry them, such as {@code 2026-03-01T09:05:07.000120Z}. Each event has one and is read three times: to
 * go through the digits takes a tenth of what the general formatter takes, which is left what is written otherwise.
 */
final class InstantText {

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String FORM = "0000-00-00T00:00:00.000000Z";
    private static final int LAST_YEAR = 9999;
    private static final int NANOS = 1000;

    private InstantText() {}

    /** Microseconds in UTC; what is finer is cut off. */
    static String of(Instant instant) {
        var at = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        if (at.getYear() < 0 || at.getYear() > LAST_YEAR) {
            return MICROS.format(instant);
        }
        var text = FORM.toCharArray();
        put(text, 0, 4, at.getYear());
        put(text, 5, 7, at.getMonthValue());
        put(text, 8, 10, at.getDayOfMonth());
        put(text, 11, 13, at.getHour());
        put(text, 14, 16, at.getMinute());
        put(text, 17, 19, at.getSecond());
        put(text, 20, 26, at.getNano() / NANOS);
        return new String(text);
    }

    /** @throws DateTimeException this is no instant as {@link Instant#parse} takes it */
    static Instant instant(String text) {
        if (!ours(text) || number(text, 11, 13) > 23 || number(text, 17, 19) > 59) {
            return Instant.parse(text);
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        number(text, 20, 26) * NANOS)
                .toInstant(ZoneOffset.UTC);
    }

    private static boolean ours(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char form = FORM.charAt(i);
            char there = text.charAt(i);
            if (form == '0' ? there < '0' || there > '9' : there != form) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    private static void put(char[] text, int from, int to, int number) {
        int left = number;
        for (int i = to - 1; i >= from; i--) {
            text[i] = (char) ('0' + left % 10);
            left /= 10;
        }
    }
}
