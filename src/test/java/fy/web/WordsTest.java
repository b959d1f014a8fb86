package fy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page says stands in a message bundle, not in the code that shows it. */
class WordsTest {

    private static final Pattern SENTENCE_IN_CODE = Pattern.compile("\\bpage\\s*\\.(?:flash|warn)\\(\\s*\"");

    @Test
    void noSentenceIsLeftForTheNextPageButFromABundle() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> speaks(read(file)))
                    .toList();
            assertThat(found).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.flash(\"Saved.\")", "page.warn(\n    \"Gone.\")"})
    void aSentenceInCodeIsFound(String code) {
        assertThat(speaks(code)).isTrue();
        assertThat(List.of("page.flash(words.saved())", "page.warn(text)")).noneMatch(WordsTest::speaks);
    }

    private static boolean speaks(String code) {
        return SENTENCE_IN_CODE.matcher(code).find();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
