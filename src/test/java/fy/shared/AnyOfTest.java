package fy.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnyOfTest {

    @Test
    void few_keys_stand_one_by_one_in_few_forms() {
        assertThat(AnyOf.of(List.of("a"))).isEqualTo(new AnyOf("in (?)", List.of("a")));
        assertThat(AnyOf.of(List.of("a", "b", "c")))
                .isEqualTo(new AnyOf("in (?, ?, ?, ?)", List.of("a", "b", "c", "c")));
        var forms = IntStream.rangeClosed(1, 16)
                .mapToObj(size -> AnyOf.of(IntStream.range(0, size).boxed().toList()))
                .peek(keys ->
                        assertThat(keys.sql().chars().filter(c -> c == '?')).hasSameSizeAs(keys.arguments()))
                .map(AnyOf::sql)
                .distinct();
        assertThat(forms).hasSize(5);
    }

    @Test
    void many_are_an_array() {
        var keys = IntStream.range(0, 17).boxed().toList();
        assertThat(AnyOf.of(keys)).isEqualTo(new AnyOf("= any (?)", List.of(keys)));
    }
}
