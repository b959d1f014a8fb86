package fy.deploy;

import static fy.deploy.Shipped.DEPLOY;
import static fy.deploy.Shipped.list;
import static fy.deploy.Shipped.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules by which Prometheus speaks up. That their metrics exist is seen in {@link ProxyIT}; see {@link MakesTrue}. */
class AlertsTest {

    private static final Path FOLDER = DEPLOY.resolve("observability");
    private static final Pattern METRIC = Pattern.compile("\\b(?:fy|http|jvm|process|haproxy|agroal)_[a-z_]+");
    private static final Pattern MAKES_TRUE = Pattern.compile("@MakesTrue\\(([^)]*)\\)");

    @Test
    void eachAlertSpeaksWhenItShouldAndOnlyThen() throws Exception {
        Tools.need(Tools.PROMTOOL);
        var rules = FOLDER.resolve("alerts.yaml").toString();
        var tests = FOLDER.resolve("alerts.test.yaml").toString();
        assertThat(Tools.run(Map.of(), Tools.PROMTOOL.toString(), "check", "rules", rules))
                .contains("SUCCESS");
        assertThat(Tools.run(Map.of(), Tools.PROMTOOL.toString(), "test", "rules", tests))
                .contains("SUCCESS");
        var tested = Files.readString(FOLDER.resolve("alerts.test.yaml"));
        for (var rule : rules()) {
            var name = map(rule).get("alert").toString();
            assertThat(tested).as("silent: " + name).contains("alertname: " + name + "}");
            assertThat(tested).as("speaks: " + name).contains("alertname: " + name + "\n        exp_alerts:");
        }
    }

    @Test
    void eachAlertNamesThePageThatSaysWhatToDo() throws IOException {
        var contents = Files.readString(Path.of("docs/runbooks/README.md"));
        for (var rule : rules()) {
            var page = Path.of(map(map(rule).get("annotations")).get("runbook").toString());
            assertThat(Files.readString(page)).contains("*" + map(rule).get("alert") + "*");
            assertThat(contents).contains("(" + page.getFileName() + ")");
        }
    }

    /** A rule is worth as much as the figure it looks at: a test brings about what it waits for, and sees the figure say so. */
    @Test
    void eachAlertsConditionIsMadeTrueByATest() throws IOException {
        var tests = new StringBuilder();
        try (var files = Files.walk(Path.of("src/test/java"))) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                tests.append(Files.readString(file));
            }
        }
        var made = MAKES_TRUE
                .matcher(tests)
                .results()
                .flatMap(
                        it -> Pattern.compile("\"(\\w+)\"").matcher(it.group(1)).results())
                .map(it -> it.group(1))
                .toList();
        for (var rule : rules()) {
            assertThat(made).contains(map(rule).get("alert").toString());
        }
    }

    /** The names of all metrics that alerts and dashboard ask for. */
    static Set<String> metrics() throws IOException {
        var asked = new TreeSet<String>();
        for (var rule : rules()) {
            asked.addAll(named(map(rule).get("expr").toString()));
        }
        var dashboard = new ObjectMapper()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .readTree(FOLDER.resolve("dashboard.json").toFile());
        dashboard.findValuesAsText("expr").forEach(expression -> asked.addAll(named(expression)));
        return asked;
    }

    private static Set<String> named(String expression) {
        return METRIC.matcher(expression).results().map(it -> it.group()).collect(Collectors.toSet());
    }

    private static Iterable<?> rules() throws IOException {
        var group = list(Shipped.yaml(FOLDER.resolve("alerts.yaml")).getFirst().get("groups"))
                .getFirst();
        var rules = list(map(group).get("rules"));
        assertThat(rules).hasSize(17);
        return rules;
    }
}
