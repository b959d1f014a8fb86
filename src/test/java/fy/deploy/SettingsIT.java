package fy.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import fy.dev.Artifact;
import fy.dev.PackagedApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the package says when it cannot or should not start, and what it never says. */
class SettingsIT {

    private static final String HUSH = "hush-0123456789-hush-abcdefghijklmn";

    @Test
    void allFaultsAreSaidAtOnceAndNoValueOfThem() throws Exception {
        var said = refusal(Map.ofEntries(
                Map.entry("FY_ROLES", "web,relay,wbe"),
                Map.entry("FY_SECRET", "hush-too-short"),
                Map.entry("FY_PUBLIC_URL", "https://" + HUSH + "/shop"),
                Map.entry("FY_HOSTS", "https://" + HUSH),
                Map.entry("FY_LOGIN_GOOGLE_CLIENT_SECRET", HUSH),
                Map.entry("FY_LOGIN_KEYCLOAK_AUTH_SERVER_URL", "https://login.example.org"),
                Map.entry("FY_LOGIN_KEYCLOAK_CLIENT_ID", HUSH),
                Map.entry("FY_LOGIN_KEYCLOAK_AUDIENCE", HUSH),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", HUSH),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/fy?password=" + HUSH),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", "fy_app"),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", HUSH),
                Map.entry("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true")));

        assertThat(said.lines().filter(line -> line.startsWith("Fy ")))
                .extracting(line -> line.replaceFirst("(?:Fy has no .*: set|Fy cannot follow) (\\w+).*", "$1"))
                .containsExactlyInAnyOrder(
                        "FY_ROLES",
                        "FY_SECRET",
                        "FY_PUBLIC_URL",
                        "FY_HOSTS",
                        "FY_LOGIN_GOOGLE_CLIENT_ID",
                        "FY_LOGIN_KEYCLOAK_AUDIENCE",
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "QUARKUS_DATASOURCE_DECIDING_JDBC_URL",
                        "QUARKUS_DATASOURCE_DECIDING_USERNAME",
                        "QUARKUS_DATASOURCE_DECIDING_PASSWORD",
                        "QUARKUS_FLYWAY_JDBC_URL",
                        "QUARKUS_FLYWAY_USERNAME",
                        "QUARKUS_FLYWAY_PASSWORD",
                        "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING");
        assertThat(said).doesNotContain("hush", "wbe", "\tat ");
    }

    @Test
    void aDatabaseThatIsNotThereEndsTheStartWithoutAnySecret() throws Exception {
        var address = "jdbc:postgresql://127.0.0.1:1/fy";
        var said = refusal(Map.ofEntries(
                Map.entry("FY_ROLES", "relay"),
                Map.entry("FY_SECRET", HUSH),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"),
                Map.entry("QUARKUS_HTTP_PORT", "0"),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", address),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", "fy_app"),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", HUSH),
                Map.entry("QUARKUS_DATASOURCE_DECIDING_JDBC_URL", address),
                Map.entry("QUARKUS_DATASOURCE_DECIDING_USERNAME", "fy_app"),
                Map.entry("QUARKUS_DATASOURCE_DECIDING_PASSWORD", HUSH),
                Map.entry("QUARKUS_FLYWAY_JDBC_URL", address),
                Map.entry("QUARKUS_FLYWAY_USERNAME", "fy_owner"),
                Map.entry("QUARKUS_FLYWAY_PASSWORD", HUSH)));

        assertThat(said).contains("127.0.0.1:1").doesNotContain("hush");
    }

    /** Starts the package with these variables and nothing else, awaits its end and returns everything it said. */
    private static String refusal(Map<String, String> variables) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(Artifact.tested().command(PackagedApp.JVM, Map.of())).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("(QUARKUS|FY|KAFKA)_.*"));
        builder.environment().putAll(variables);
        Process app = builder.start();
        String said = new String(app.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(app.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(app.exitValue()).isNotZero();
        return said;
    }
}
