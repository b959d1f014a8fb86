package fy.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchWordsTest {

    @Test
    void wordsLoseCaseAndAccentsAndBecomePrefixes() {
        assertThat(SearchWords.of(" Amélie  BLU ").prefixes()).containsExactly("amelie:*", "blu:*");
    }

    @Test
    void nothingButLettersAndDigitsReachesTheDatabase() {
        assertThat(SearchWords.of("a' | b:* & !c\\ <-> ab_20").prefixes())
                .containsExactly("a:*", "b:*", "c:*", "ab:*", "20:*");
    }

    @Test
    void onlySignsMatchNothing() {
        assertThat(SearchWords.of("%%%%").matchNothing()).isTrue();
        assertThat(SearchWords.of("   ").matchNothing()).isFalse();
        assertThat(SearchWords.of(null).matchNothing()).isFalse();
    }
}
