package proof.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    private final Words words =
            new Words(List.of("\"alba_01\"", "\"alba_02\"", "Print Alba 01", "ab", "House of Alba"));

    @Test
    void finds_a_word_wherever_it_stands() {
        assertThat(words.in("\"alba_02\"")).containsExactly("\"alba_02\"");
        assertThat(words.in("{\"SKU\":\"alba_01\"} Print Alba 01"))
                .containsExactlyInAnyOrder("\"alba_01\"", "Print Alba 01");
        assertThat(words.in("by the House of Alba")).containsExactly("House of Alba");
        assertThat(words.in("ab")).containsExactly("ab");
    }

    @Test
    void does_not_find_what_is_not_there() {
        assertThat(words.in("")).isEmpty();
        assertThat(words.in("\"alba_03\" Print Alb")).isEmpty();
        assertThat(words.in("\"alba_0")).isEmpty();
    }
}
