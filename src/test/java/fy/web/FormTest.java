package fy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fy.shared.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

    private final Form form = new Form();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "-1",
                "1.5",
                "1e3",
                "NaN",
                "0x10",
                "1 000",
                "1000001",
                "9007199254740993",
                "٣",
                "1\n2",
                "99999999999999999999"
            })
    void aQuantityIsAWholeNumberWithinBounds(String typed) {
        form.whole("quantity", typed, 1, 1_000_000);

        assertThat(form.error("quantity")).isNotNull();
        assertThat(form.value("quantity")).isEqualTo(typed);
    }

    @Test
    void aGoodQuantityIsRead() {
        assertThat(form.whole("quantity", " 1000000 ", 1, 1_000_000)).isEqualTo(1_000_000);
        assertThat(form.hasErrors()).isFalse();
    }

    @Test
    void aMissingFieldIsAnErrorAtThatField() {
        form.line("name", null, 1, 80);
        form.whole("quantity", null, 1, 10);

        assertThat(form.errors()).extracting(FieldError::field).containsExactly("name", "quantity");
    }

    @Test
    void textLosesWhatCannotBeSeen() {
        assertThat(form.line("name", " Ab\u202Ec\u200B\r\nBcc: x\u0000 ", 1, 80))
                .isEqualTo("Abc Bcc: x");
        assertThat(form.text("note", "a\r\nb\n", 0, 80)).isEqualTo("a\nb");
    }

    @Test
    void textKeepsItsMarkupForThePageToEscape() {
        assertThat(form.line("name", "<script>alert(1)</script>", 1, 80)).isEqualTo("<script>alert(1)</script>");
    }

    @Test
    void aHeapOfAccentsIsTooLong() {
        form.line("name", "e" + "\u0301".repeat(4_000), 1, 80);

        assertThat(form.error("name")).isEqualTo("Enter at most 80 characters.");
    }

    @ParameterizedTest
    @CsvSource({"12.50,1250", "'12,5',1250", "0,0", "1240,124000"})
    void anAmountIsReadInCents(String typed, long cents) {
        assertThat(form.cents("price", typed, 10_000_000)).isEqualTo(cents);
        assertThat(form.hasErrors()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.234", "1e3", "12.", "1,000.00", "100001"})
    void whatIsNoAmountIsRefused(String typed) {
        form.cents("price", typed, 10_000_000);

        assertThat(form.error("price")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a@b", "a b@c.org", "a@b.c\r\nBcc: d@e.f", "<a@b.org>", "a@b..org"})
    void whatIsNoAddressIsRefused(String typed) {
        form.email("email", typed);

        assertThat(form.error("email")).isNotNull();
    }

    @Test
    void theFirstOfSeveralErrorsIsShown() {
        form.reject("name", "First.");
        form.reject("name", "Second.");
        form.reject(new InvalidInput("code", "Third."));

        assertThat(form.error("name")).isEqualTo("First.");
        assertThat(form.error("code")).isEqualTo("Third.");
        assertThatThrownBy(form::orThrow).isInstanceOf(ProblemException.class);
    }
}
