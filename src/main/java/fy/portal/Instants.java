package fy.portal;

import fy.web.Form;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Instants in forms. A field {@code x} goes out and comes back as four: {@code x}, a local time; {@code x.shown}, the
 * local time that it was filled with; {@code x.instant}, the instant that this stands for; {@code x.offset}, the offset
 * from UTC of {@code x}. A page fills them in UTC ({@code {#instant-field}}), a script turns them into the reader's time.
 */
@ApplicationScoped
class Instants {

    private static final Pattern OFFSET = Pattern.compile("Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?");
    private static final Pattern WITH_OFFSET = Pattern.compile(".*(Z|[+-][0-9]{2}:?[0-9]{2})");

    private final Clock clock;
    private final InstantMessages words;

    @Inject
    Instants(Clock clock, InstantMessages words) {
        this.clock = clock;
        this.words = words;
    }

    /** Fills a field with an instant: {@code x} to the millisecond, so that it may also be sent alone. */
    static Form keep(Form form, String field, Instant at) {
        String local = LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC)
                .toString();
        return form.keep(field, local).keep(field + ".shown", local).keep(field + ".instant", at.toString());
    }

    /**
     * The instant that a field stands for, to the microsecond. Where {@code x} is still the time that was shown, it is
     * {@code x.instant}; else it is {@code x} at {@code x.offset}. Sent alone, {@code x} is a time in UTC or brings its
     * own offset, such as {@code 2026-01-31T10:00Z}. The form keeps the instant, or what was typed where it is none.
     *
     * @return null, and an error at the field, when it is none, lies in the future or before 1970
     */
    @Nullable
    Instant read(Form form, String field, SentInstant sent) {
        form.keep(field, sent.local());
        try {
            var at = instant(sent).truncatedTo(ChronoUnit.MICROS);
            keep(form, field, at);
            return possible(form, field, at);
        } catch (UnreadableOffset e) {
            form.reject(field, words.unknownOffset());
        } catch (DateTimeException e) {
            form.reject(field, words.noTime());
        }
        return null;
    }

    private static Instant instant(SentInstant sent) {
        if (WITH_OFFSET.matcher(sent.local()).matches()) {
            return OffsetDateTime.parse(sent.local()).toInstant();
        }
        var local = LocalDateTime.parse(sent.local());
        if (sent.isAlone()) {
            return local.toInstant(ZoneOffset.UTC);
        }
        try {
            var offset = offset(sent.offset());
            boolean untouched = !sent.shown().isEmpty() && local.equals(LocalDateTime.parse(sent.shown()));
            return untouched ? Instant.parse(sent.instant()) : local.toInstant(offset);
        } catch (DateTimeException e) {
            throw new UnreadableOffset(e);
        }
    }

    private static ZoneOffset offset(String text) {
        if (!OFFSET.matcher(text).matches()) {
            throw new DateTimeException("no offset");
        }
        return ZoneOffset.of(text);
    }

    private @Nullable Instant possible(Form form, String field, Instant at) {
        if (at.isBefore(Instant.EPOCH)) {
            form.reject(field, words.before1970());
            return null;
        }
        if (at.isAfter(clock.instant())) {
            form.reject(field, words.future());
            return null;
        }
        return at;
    }

    /** What the page sent along with a time cannot be read. */
    private static final class UnreadableOffset extends RuntimeException {

        private static final long serialVersionUID = 1;

        UnreadableOffset(DateTimeException cause) {
            super(cause);
        }
    }
}
