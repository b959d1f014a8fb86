package fy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates escape everything and bring no script or style of their own. */
class TemplateScanTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Map<String, Pattern> FORBIDDEN = Map.of(
            "unescaped output", Pattern.compile("\\.(raw|safe)\\b"),
            "inline script", Pattern.compile("<script(?![^>]*\\bsrc=)", Pattern.CASE_INSENSITIVE),
            "inline style", Pattern.compile("<style\\b|\\sstyle\\s*=", Pattern.CASE_INSENSITIVE),
            "event attribute", Pattern.compile("\\s(on[a-z]+|hx-on[-:a-z]*)\\s*=", Pattern.CASE_INSENSITIVE),
            "script address", Pattern.compile("javascript:", Pattern.CASE_INSENSITIVE),
            "foreign address",
                    Pattern.compile("\\b(src|href|action)\\s*=\\s*[\"']?(https?:)?//", Pattern.CASE_INSENSITIVE));
    private static final Pattern FORM = Pattern.compile("<form\\b[^>]*method=\"post\"[^>]*>.*?</form>", Pattern.DOTALL);

    @Test
    void noTemplateBreaksTheRules() throws IOException {
        for (var template : templates(".html")) {
            var faults = faults(Files.readString(template));
            if (isMail(template)) {
                faults.remove("inline style"); // mail readers know no style sheets
            }
            assertThat(faults).as(template.toString()).isEmpty();
        }
    }

    @Test
    void everyMailSpeaksHtmlAndPlainText() throws IOException {
        for (var template : templates("")) {
            if (isMail(template)) {
                assertThat(twin(template)).as("the other half of " + template).exists();
            }
        }
    }

    @Test
    void onlyHtmlAndTextTemplatesExist() throws IOException {
        assertThat(templates("")).isNotEmpty().allMatch(path -> path.toString().matches(".*\\.(html|txt)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name.raw}",
                "{name.safe}",
                "<script>alert(1)</script>",
                "<p style=\"color:red\">",
                "<style>p {}</style>",
                "<button onclick=\"go()\">",
                "<div hx-on:click=\"go()\">",
                "<a href=\"javascript:go()\">",
                "<img src=\"//elsewhere.example/x.png\">",
                "<form method=\"post\"><button>Go</button></form>"
            })
    void theScanSeesWhatIsForbidden(String template) {
        assertThat(faults(template)).isNotEmpty();
    }

    private static List<String> faults(String template) {
        var faults = new ArrayList<String>();
        FORBIDDEN.forEach((name, pattern) -> {
            if (pattern.matcher(template).find()) {
                faults.add(name);
            }
        });
        FORM.matcher(template)
                .results()
                .map(form -> form.group())
                .filter(form -> !form.contains("{#csrf"))
                .forEach(form -> faults.add("form without CSRF token"));
        return faults;
    }

    private static boolean isMail(Path template) {
        return template.startsWith(TEMPLATES.resolve("mail"));
    }

    private static Path twin(Path mail) {
        var name = mail.getFileName().toString();
        return mail.resolveSibling(
                name.endsWith(".html") ? name.replace(".html", ".txt") : name.replace(".txt", ".html"));
    }

    private static List<Path> templates(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(TEMPLATES)) {
            return all.filter(Files::isRegularFile)
                    .filter(path -> path.toString().endsWith(ending))
                    .toList();
        }
    }
}
