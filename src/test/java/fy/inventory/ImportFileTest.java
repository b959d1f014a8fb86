package fy.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fy.shared.InvalidInput;
import fy.shared.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** How a file is read. */
class ImportFileTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void lines_are_numbered_as_in_the_file() {
        var file = parse("SKU,deltaQuantity,reason\n\na,1,\"two\nlines\"\nb,2,\r\n\r\nc,3,x");
        assertThat(file.lines()).extracting(ImportLine::line).containsExactly(3, 5, 7);
        assertThat(file.lines()).extracting(ImportLine::reason).containsExactly("two lines", null, "x");
    }

    @Test
    void any_separator_quotes_marks_and_headings_in_any_case_are_read() {
        for (String text : List.of(
                "SKU,deltaQuantity\na,1\n",
                "\uFEFFsku;delta_quantity\r\n\"a\";\"1\"\r\n",
                "Sku\tDelta Quantity\ra\t+1\r",
                "code,delta,product,variant\na,1,\"a, b\",\"say \"\"hi\"\"\"\n")) {
            var line = parse(text).lines().getFirst();
            assertThat(line.faults()).as(text).isEmpty();
            assertThat(line.code()).as(text).isEqualTo("a");
            assertThat(line.delta()).as(text).isEqualTo(1);
        }
    }

    @Test
    void a_count_takes_the_instant_of_the_form_where_a_row_has_none() {
        var file = parse("SKU,counted,setAside,asOf\na,40,,\nb,3,1,2026-02-28T09:00:00+01:00\na,4,,\n");
        assertThat(file.counts()).isTrue();
        assertThat(file.lines().get(0).asOf()).isEqualTo(NOW);
        assertThat(file.lines().get(0).setAside()).isNull();
        assertThat(file.lines().get(1).asOf()).isEqualTo(Instant.parse("2026-02-28T08:00:00Z"));
        assertThat(file.lines().get(1).setAside()).isEqualTo(1);
        assertThat(file.lines().get(2).faults()).hasSize(1);
    }

    @Test
    void an_open_quote_is_refused_at_its_place() {
        assertThatThrownBy(() -> parse("SKU,deltaQuantity\na,1\n\"b,1\n"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("cannot be read at line");
    }

    @Test
    void a_text_that_an_export_made_safe_is_read_back() {
        assertThat(parse("SKU,deltaQuantity\n\"'-x\",1\n").lines().getFirst().code())
                .isEqualTo("-x");
    }

    /** What is written comes back: whatever the separator, the line ends and the quotes. */
    @Property(tries = 300)
    void round_trip(
            @ForAll("rows") List<ImportLine> rows, @ForAll("separators") char separator, @ForAll("ends") String end) {
        String text = "SKU" + separator + "deltaQuantity" + separator + "reason" + end
                + rows.stream()
                        .map(row -> quoted(row.code())
                                + separator
                                + row.delta()
                                + separator
                                + quoted(row.reason() == null ? "" : row.reason()))
                        .collect(Collectors.joining(end, "", end));
        var read = parse(text).lines();
        assertThat(read)
                .extracting(ImportLine::code)
                .isEqualTo(rows.stream().map(ImportLine::code).toList());
        assertThat(read)
                .extracting(ImportLine::delta)
                .isEqualTo(rows.stream().map(ImportLine::delta).toList());
        assertThat(read)
                .extracting(ImportLine::reason)
                .isEqualTo(rows.stream().map(ImportLine::reason).toList());
        assertThat(read).allSatisfy(line -> assertThat(line.faults()).isEmpty());
    }

    /** Whatever the bytes: a file, or a refusal in words. */
    @Property(tries = 500)
    void no_bytes_break_it(@ForAll byte[] bytes) {
        try {
            assertThat(ImportFile.parse(bytes, NOW).lines()).isNotEmpty();
        } catch (InvalidInput refused) {
            assertThat(refused.faults()).isNotEmpty();
        }
    }

    @Property(tries = 500)
    void no_text_breaks_it(@ForAll String text) {
        try {
            assertThat(parse("SKU,deltaQuantity,reason\n" + text).lines()).isNotEmpty();
        } catch (InvalidInput refused) {
            assertThat(refused.faults()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<List<ImportLine>> rows() {
        var code = Arbitraries.strings().withChars("abcXYZ019._").ofMinLength(1).ofMaxLength(40);
        var delta = Arbitraries.integers().between(1, 1_000_000);
        var reason = Arbitraries.strings()
                .withChars("aé,;\t\"'= €")
                .ofMaxLength(20)
                .map(Texts::line)
                .map(text -> text.isEmpty() ? null : text);
        return Combinators.combine(code, delta, reason)
                .as((c, d, r) -> new ImportLine(1, c, d, null, null, null, r, List.of()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<Character> separators() {
        return Arbitraries.of(',', ';', '\t');
    }

    @Provide
    Arbitrary<String> ends() {
        return Arbitraries.of("\n", "\r\n");
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static ImportFile parse(String text) {
        return ImportFile.parse(text.getBytes(StandardCharsets.UTF_8), NOW);
    }
}
