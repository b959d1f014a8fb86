package fy.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Instants are written and read as java.time would. */
class InstantTextTest {

    private static final DateTimeFormatter FORMATTER =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    @Property
    void an_instant_is_written_as_the_formatter_writes_it_and_read_again(@ForAll("instants") Instant instant) {
        var text = InstantText.of(instant);

        assertThat(text).isEqualTo(FORMATTER.format(instant));
        assertThat(InstantText.instant(text)).isEqualTo(instant.truncatedTo(ChronoUnit.MICROS));
    }

    @Property
    void a_text_with_one_sign_changed_is_what_java_time_makes_of_it(
            @ForAll("instants") Instant instant, @ForAll("signs") char sign, @ForAll @IntRange(max = 26) int at) {
        var text = new StringBuilder(InstantText.of(instant));
        text.setCharAt(at, sign);

        var refused = catchThrowable(() -> Instant.parse(text));
        if (refused == null) {
            assertThat(InstantText.instant(text.toString())).isEqualTo(Instant.parse(text));
        } else {
            assertThatThrownBy(() -> InstantText.instant(text.toString())).isInstanceOf(DateTimeException.class);
        }
    }

    @Example
    void other_ways_to_write_an_instant_are_read_too() {
        assertThat(InstantText.instant("2026-03-01T09:05:07Z")).isEqualTo(Instant.parse("2026-03-01T09:05:07Z"));
        assertThat(InstantText.instant("2026-03-01T24:00:00.000000Z")).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(InstantText.of(Instant.parse("+10000-01-01T00:00:00Z"))).isEqualTo("+10000-01-01T00:00:00.000000Z");
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(0, 253_402_300_799_999_999L)
                .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    @Provide
    Arbitrary<Character> signs() {
        return Arbitraries.chars().with('0', '1', '2', '3', '5', '6', '9', '-', 'T', ':', '.', 'Z', '+', ' ');
    }
}
