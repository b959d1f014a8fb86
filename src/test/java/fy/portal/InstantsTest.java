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

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC);

    private final Form form = new Form();

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T10:00, 2026-01-31T10:00:00Z, 2026-01-31T10:00",
        "2026-01-31T10:00:00.000Z, 2026-01-31T10:00:00Z, 2026-01-31T10:00",
        "2026-01-31T10:00:07.125Z, 2026-01-31T10:00:07.125Z, 2026-01-31T10:00:07.125",
        "2026-01-31T10:00+09:00, 2026-01-31T01:00:00Z, 2026-01-31T01:00",
        "2026-01-31T10:00-05:30, 2026-01-31T15:30:00Z, 2026-01-31T15:30"
    })
    void aTimeIsUtcUnlessItSaysOtherwiseAndIsShownAgainInUtc(String typed, Instant meant, String shown) {
        assertThat(Instants.read(form, "at", typed, CLOCK)).isEqualTo(meant);
        assertThat(form.hasErrors()).isFalse();
        assertThat(form.value("at")).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-01T00:01", "2026-02-01T08:00-01:00", "1969-12-31T23:59"})
    void aTimeThatCannotBeIsRefusedAndShownAgain(String typed) {
        assertThat(Instants.read(form, "at", typed, CLOCK)).isNull();
        assertThat(form.error("at")).isNotNull();
        assertThat(form.value("at")).matches("[0-9-]{10}T[0-9:]{5}");
    }

    @Test
    void whatIsNoTimeIsKeptAsItWasTyped() {
        assertThat(Instants.read(form, "at", "yesterday", CLOCK)).isNull();
        assertThat(form.error("at")).contains("2026-01-31T10:00");
        assertThat(form.value("at")).isEqualTo("yesterday");
    }
}
