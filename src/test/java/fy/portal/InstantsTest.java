package fy.portal;

import static org.assertj.core.api.Assertions.assertThat;

import fy.web.Form;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private final Form form = new Form();
    private final Instants instants = new Instants(Clock.fixed(NOW, ZoneOffset.UTC), new Words());

    /** Names of the sentences. */
    private static final class Words implements InstantMessages {

        @Override
        public String noTime() {
            return "no time";
        }

        @Override
        public String unknownOffset() {
            return "unknown offset";
        }

        @Override
        public String before1970() {
            return "before 1970";
        }

        @Override
        public String future() {
            return "future";
        }
    }

    @ParameterizedTest
    @CsvSource({
        // the same text, a text without closing zeros, a text without seconds
        "2026-01-31T11:00:12.123, 2026-01-31T11:00:12.123, 2026-01-31T10:00:12.123Z, +01:00",
        "2026-01-31T11:00:12.33, 2026-01-31T11:00:12.330, 2026-01-31T10:00:12.330Z, +01:00",
        "2026-01-31T11:00:12.1, 2026-01-31T11:00:12.100, 2026-01-31T10:00:12.100Z, +01:00",
        "2026-01-31T11:00, 2026-01-31T11:00:00.000, 2026-01-31T10:00:00Z, +01:00",
        "2026-01-31T11:00:00, 2026-01-31T11:00, 2026-01-31T10:00:00Z, +01:00",
        // the field shows less than the instant has
        "2026-01-31T19:00, 2026-01-31T19:00, 2026-01-31T10:00:12.123456Z, +09:00",
        "2026-01-31T05:00:12, 2026-01-31T05:00:12, 2026-01-31T10:00:12.123Z, -05:00",
        // the hour that autumn repeats, by either offset
        "2026-10-25T02:30, 2026-10-25T02:30, 2026-10-25T00:30:00.120Z, +02:00",
        "2026-10-25T02:30, 2026-10-25T02:30, 2026-10-25T01:30:00.120Z, +01:00",
        "2026-10-25T02:30, 2026-10-25T02:30, 2026-10-25T01:30:00.120Z, +02:00",
        // without scripts
        "2026-01-31T10:00:12.33, 2026-01-31T10:00:12.330, 2026-01-31T10:00:12.330Z, Z",
        "2026-01-31T10:00:12.33, 2026-01-31T10:00:12.330, 2026-01-31T10:00:12.330Z, +00:00",
    })
    void an_untouched_field_is_the_instant_that_was_rendered(
            String local, String shown, Instant instant, String offset) {
        assertThat(read(local, shown, instant.toString(), offset)).isEqualTo(instant);
        assertThat(form.hasErrors()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T10:00, 2026-02-01T10:00, +01:00, 2026-01-31T09:00:00Z",
        "2026-01-31T10:00, '', +01:00, 2026-01-31T09:00:00Z",
        "2026-01-31T10:00, 2026-01-31T10:00:00.001, +01:00, 2026-01-31T09:00:00Z",
        "2026-07-31T10:00, 2026-02-01T10:00, +02:00, 2026-07-31T08:00:00Z",
        "2026-10-25T02:30, 2026-10-25T02:31, +02:00, 2026-10-25T00:30:00Z",
        "2026-10-25T02:30, 2026-10-25T02:31, +01:00, 2026-10-25T01:30:00Z",
        "2026-01-31T10:00, 2026-02-01T10:00, -05:30, 2026-01-31T15:30:00Z",
        "2026-01-31T10:00, 2026-02-01T10:00, +18:00, 2026-01-30T16:00:00Z",
        "2026-01-31T10:00, 2026-02-01T10:00, -18:00, 2026-02-01T04:00:00Z",
        "1971-01-31T10:00, 2026-02-01T10:00, -00:44:30, 1971-01-31T10:44:30Z",
        "2026-01-31T10:00, 2026-02-01T10:00, Z, 2026-01-31T10:00:00Z",
    })
    void a_typed_time_is_read_at_its_offset(String local, String shown, String offset, Instant meant) {
        String rendered = shown.isEmpty() ? "" : NOW.toString();
        assertThat(read(local, shown, rendered, offset)).isEqualTo(meant);
        assertThat(form.value("at.instant")).isEqualTo(meant.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T10:00, 2026-01-31T10:00:00Z, 2026-01-31T10:00",
        "2026-01-31T10:00:00.000Z, 2026-01-31T10:00:00Z, 2026-01-31T10:00",
        "2026-01-31T10:00:07.125Z, 2026-01-31T10:00:07.125Z, 2026-01-31T10:00:07.125",
        "2026-01-31T10:00:07.123456Z, 2026-01-31T10:00:07.123456Z, 2026-01-31T10:00:07.123",
        "2026-01-31T10:00:07.123456789Z, 2026-01-31T10:00:07.123456Z, 2026-01-31T10:00:07.123",
        "2026-01-31T10:00+09:00, 2026-01-31T01:00:00Z, 2026-01-31T01:00",
        "2026-01-31T10:00-05:30, 2026-01-31T15:30:00Z, 2026-01-31T15:30"
    })
    void a_time_sent_alone_is_utc_unless_it_brings_an_offset(String sent, Instant meant, String shown) {
        assertThat(read(sent, "", "", "")).isEqualTo(meant);
        assertThat(form.hasErrors()).isFalse();
        assertThat(form.value("at")).isEqualTo(shown);
        assertThat(form.value("at.shown")).isEqualTo(shown);
        assertThat(form.value("at.instant")).isEqualTo(meant.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "01:00",
                "+1",
                "+1:00",
                "+01",
                "+0100",
                "+01:60",
                "+18:01",
                "-18:01",
                "+19:00",
                "+99:99",
                "z",
                "UTC",
                "Europe/Berlin",
                "+01:00;",
                "+01:00:00:00"
            })
    void an_offset_that_cannot_be_is_refused_and_the_time_is_kept_as_typed(String offset) {
        assertThat(read("2026-01-31T10:00", "2026-02-01T10:00", "2026-02-01T09:00:00Z", offset))
                .isNull();
        assertThat(form.error("at")).isEqualTo("unknown offset");
        assertThat(form.value("at")).isEqualTo("2026-01-31T10:00");
        assertThat(form.value("at.shown")).isEmpty();
        assertThat(form.value("at.instant")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T10:00, ''",
        "2026-01-31T10:00, yesterday",
        "2026-01-31T10:00, 2026-01-31T10:00",
        "yesterday, 2026-01-31T10:00:00Z",
        "2026-01-31T10:00Z, 2026-01-31T10:00:00Z",
    })
    void a_shown_time_without_its_instant_or_that_is_no_time_is_refused(String shown, String instant) {
        assertThat(read("2026-01-31T10:00", shown, instant, "+01:00")).isNull();
        assertThat(form.error("at")).isEqualTo("unknown offset");
        assertThat(form.value("at")).isEqualTo("2026-01-31T10:00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T00:01, '', '', '', future",
        "2026-10-31T23:30, '', '', -01:00, future",
        "2026-10-31T23:30, 2026-10-31T23:30, 2026-11-01T00:00:00.000001Z, -01:00, future",
        "1969-12-31T23:59, '', '', '', before 1970",
        "1970-01-01T00:30, '', '', +01:00, before 1970"
    })
    void an_instant_that_cannot_be_is_refused_and_shown_again(
            String local, String shown, String instant, String offset, String why) {
        assertThat(read(local, shown, instant, offset)).isNull();
        assertThat(form.error("at")).isEqualTo(why);
        assertThat(form.value("at")).isEqualTo(form.value("at.shown")).matches("[0-9-]{10}T[0-9:]{5}");
        assertThat(form.value("at.instant")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-01-31", "10:00", "2026-02-30T10:00", "2026-01-31T24:01"})
    void what_is_no_time_is_kept_as_it_was_typed(String typed) {
        assertThat(read(typed, "", "", "+01:00")).isNull();
        assertThat(form.error("at")).isEqualTo("no time");
        assertThat(form.value("at")).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T10:00:12.330456Z",
                "2026-01-31T10:00:12.100Z",
                "2026-01-31T10:00:12Z",
                "2026-01-31T10:00:00Z",
                "2026-10-25T01:30:00.120Z"
            })
    void what_a_page_is_filled_with_is_read_again_as_the_same_instant(Instant at) {
        for (int round = 0; round < 3; round++) {
            var page = Instants.keep(new Form(), "at", at);
            assertThat(read(page.value("at"), page.value("at.shown"), page.value("at.instant"), "Z"))
                    .isEqualTo(at);
        }
    }

    @Test
    void a_rendered_now_is_not_in_the_future() {
        var page = Instants.keep(new Form(), "at", NOW);
        assertThat(read(page.value("at"), page.value("at.shown"), page.value("at.instant"), "Z"))
                .isEqualTo(NOW);
    }

    private Instant read(String local, String shown, String instant, String offset) {
        return instants.read(form, "at", SentInstant.of(local, shown, instant, offset));
    }
}
