package fy.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fy.deploy.Advisory.Library;
import java.io.File;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** renovate.json, which names what pom.xml decides. */
class UpdateBotTest {

    @Test
    void quarkus_stays_on_its_lts_stream() throws Exception {
        var allowed =
                Pattern.compile(rule("Quarkus").path("allowedVersions").asText().replaceAll("^/|/$", ""));
        assertThat(allowed.matcher(Pom.property("quarkus.version")).find()).isTrue();
        assertThat(allowed.matcher("3.34.0").find()).isFalse();
        assertThat(allowed.matcher("3.330.1").find()).isFalse();
    }

    @Test
    void whatever_is_ahead_of_quarkus_gets_patches_only() throws Exception {
        var rule = rule("ahead of Quarkus");
        assertThat(names(rule))
                .containsExactlyInAnyOrderElementsOf(
                        Pom.overrides().stream().map(Library::component).toList());
        assertThat(rule.path("enabled").asBoolean(true)).isFalse();
        assertThat(rule.path("matchUpdateTypes").valueStream().map(JsonNode::asText))
                .containsExactlyInAnyOrder("major", "minor");
    }

    @Test
    void kafka_moves_as_one() throws Exception {
        assertThat(names(rule("Kafka")))
                .contains("org.apache.kafka:kafka-clients", "org.apache.kafka:kafka_2.13", "apache/kafka");
    }

    private static List<String> names(JsonNode rule) {
        return rule.path("matchPackageNames")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode rule(String group) throws Exception {
        return new ObjectMapper()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .readTree(new File("renovate.json"))
                .path("packageRules")
                .valueStream()
                .filter(rule -> rule.path("groupName").asText().equals(group))
                .findFirst()
                .orElseThrow();
    }
}
