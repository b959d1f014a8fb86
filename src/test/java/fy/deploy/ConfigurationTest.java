package fy.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/configuration.md is made here, from the sources; what is made lies at {@code target/configuration.md}. */
class ConfigurationTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern CONTINUED = Pattern.compile("\\\\\n\\s*");
    private static final Path SHIPPED = Path.of("src/main/resources/application.properties");
    private static final Path DOCUMENT = Path.of("docs/configuration.md");

    private static final Pattern BANNER = Pattern.compile("# ---- (.*?)(?::.*)? ----");
    private static final Predicate<String> ONLY_OF_DEV_MODE =
            Pattern.compile("%dev.*|%test.*|.*devservices.*|.*test-port.*").asMatchPredicate();

    private static final String HEAD = """
            # Configuration

            *Made from the sources by `ConfigurationTest`, which fails while this page is not what they say:
            `./mvnw test -Dtest=ConfigurationTest; cp target/configuration.md docs/configuration.md`.*

            What has to be set before a process starts stands in the [README](../README.md#deploying) and, as a file to fill in, in
            `deploy/fy.env.example`; [operations.md](operations.md) says when to change what. A setting is given as an environment
            variable (or as `-Dname=value`); a process reads it when it starts. Durations are written `500ms`, `30s`, `5m`, `24h` or `14D`.

            """;

    private static final String SECOND_HEAD = """
            ## What is shipped with other values than Quarkus' and Kafka's own

            The names and meanings are those of [Quarkus](https://quarkus.io/guides/all-config), its Kafka connector, and of Kafka's clients. Every
            one can be set by a variable too (`quarkus.datasource.jdbc.max-size` is `QUARKUS_DATASOURCE_JDBC_MAX_SIZE`), but for those that
            Quarkus fixes when it builds: a process that is told another value of such a one says so in its log and keeps the built one.
            What connects channels to topics and readers (`mp.messaging.…`) belongs to the program: it is here to be read, not to be changed.
            """;

    @Test
    void thePageSaysWhatTheSourcesSay() throws IOException {
        var made = page();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "configuration.md"), made);
        assertThat(DOCUMENT).content().isEqualTo(made);
    }

    @Test
    void everySettingIsExplained() throws IOException {
        var groups = Reference.of(SOURCES);
        assertThat(groups).extracting(Reference.Group::prefix).contains("fy", "fy.login", "fy.mails", "fy.relay");
        assertThat(groups).allSatisfy(group -> {
            assertThat(group.about()).isNotEmpty();
            assertThat(group.settings())
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(it.about()).as(it.name()).isNotEmpty());
        });
    }

    private static String page() throws IOException {
        var page = new StringBuilder(HEAD);
        for (var group : Reference.of(SOURCES)) {
            page.append("## `").append(group.prefix()).append("`\n\n");
            page.append(group.about()).append("\n\n");
            page.append("| setting | variable | value | unless set | |\n|---|---|---|---|---|\n");
            for (var it : group.settings()) {
                row(page, List.of(code(it.name()), code(it.variable()), it.type(), code(it.standard()), it.about()));
            }
            page.append('\n');
        }
        page.append(SECOND_HEAD);
        shipped(page);
        return page.toString();
    }

    private static void shipped(StringBuilder page) throws IOException {
        var banner = "";
        var told = "";
        for (var line :
                CONTINUED.matcher(Files.readString(SHIPPED)).replaceAll("").split("\n")) {
            var begun = BANNER.matcher(line);
            if (begun.matches()) {
                banner = begun.group(1);
            } else if (line.contains("=") && !line.startsWith("#") && !ONLY_OF_DEV_MODE.test(line)) {
                if (!banner.equals(told)) {
                    page.append("\n**").append(banner).append("**\n\n| setting | value |\n|---|---|\n");
                    told = banner;
                }
                int equals = line.indexOf('=');
                var name = line.substring(0, equals).replaceFirst("^%prod\\.", "");
                row(page, List.of(code(name), code(line.substring(equals + 1))));
            }
        }
    }

    private static void row(StringBuilder page, List<String> cells) {
        cells.forEach(cell -> page.append("| ").append(cell.replace("|", "\\|")).append(' '));
        page.append("|\n");
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }
}
