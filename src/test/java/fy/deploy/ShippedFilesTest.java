package fy.deploy;

import static fy.deploy.Shipped.DEPLOY;
import static fy.deploy.Shipped.map;
import static fy.deploy.Shipped.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import fy.shared.FySettings.Role;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be known of the files for containers where no container runs. */
class ShippedFilesTest {

    private static final Set<String> COMPOSE_KEYS = Set.of("name", "x-fy", "services", "networks", "volumes");
    private static final Set<String> SERVICE_KEYS = Set.of(
            "image",
            "env_file",
            "environment",
            "restart",
            "read_only",
            "tmpfs",
            "cap_drop",
            "security_opt",
            "mem_limit",
            "stop_grace_period",
            "networks",
            "depends_on",
            "volumes",
            "ports",
            "command",
            "healthcheck");
    private static final List<String> OURS = List.of("web1", "web2", "machinery", "notifications");

    @Test
    void everyYamlFileIsReadable() throws IOException {
        List<Path> files;
        try (var all = Files.walk(DEPLOY)) {
            files = new ArrayList<>(
                    all.filter(file -> file.toString().matches(".*\\.ya?ml")).toList());
        }
        files.add(Path.of(".gitlab-ci.yml"));
        assertThat(files).hasSizeGreaterThan(10);
        for (var file : files) {
            assertThat(Shipped.yaml(file)).as(file.toString()).isNotEmpty().allSatisfy(it -> assertThat(it)
                    .isNotEmpty());
        }
    }

    @Test
    void composeUsesNothingItDoesNotDeclare() throws IOException {
        var compose = Shipped.compose();
        assertThat(COMPOSE_KEYS).containsAll(compose.keySet());
        var services = map(compose.get("services"));
        services.forEach((name, value) -> {
            var service = map(value);
            assertThat(SERVICE_KEYS).as(name).containsAll(service.keySet());
            assertThat(service).as(name).containsKeys("image", "mem_limit", "restart", "networks");
            assertThat(service.get("image").toString()).as(name).matches("\\$\\{FY_IMAGE:-fy}|[a-z/]+:v?[0-9][0-9.]*");
            texts(service.get("env_file")).forEach(file -> assertThat(DEPLOY.resolve(file + ".example"))
                    .exists());
            texts(service.get("volumes")).forEach(volume -> {
                var source = volume.split(":")[0];
                assertThat(
                                source.startsWith("./")
                                        ? Files.exists(DEPLOY.resolve(source))
                                        : map(compose.get("volumes")).containsKey(source))
                        .as(volume)
                        .isTrue();
            });
            map(service.get("depends_on")).keySet().forEach(other -> assertThat(map(services.get(other)))
                    .as(name + " waits for " + other)
                    .containsKey("healthcheck"));
        });
    }

    @Test
    void composesBrokerIsTheVersionThatIsTested() throws Exception {
        assertThat(map(map(Shipped.compose().get("services")).get("kafka")).get("image"))
                .isEqualTo("apache/kafka:" + Pom.property("kafka.version"));
    }

    @Test
    void composeRunsEveryRoleAndTwoReplicasBehindTheProxy() throws IOException {
        var services = map(Shipped.compose().get("services"));
        var roles = OURS.stream()
                .map(name -> environment(services, name).get("FY_ROLES"))
                .flatMap(it -> Arrays.stream(it.toString().split(",")))
                .toList();
        assertThat(roles)
                .containsExactlyInAnyOrder("web", "web", "relay", "monitor", "notifications")
                .allSatisfy(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)));
        for (var name : OURS) {
            var service = map(services.get(name));
            assertThat(service.get("read_only")).as(name).isEqualTo(true);
            assertThat(texts(service.get("cap_drop"))).as(name).containsExactly("ALL");
        }
        var proxy = environment(services, "proxy");
        assertThat(List.of(proxy.get("FY_REPLICA_1"), proxy.get("FY_REPLICA_2")))
                .isEqualTo(List.of("web1:8080", "web2:8080"));
        var address = map(map(map(services.get("proxy")).get("networks")).get("inside"))
                .get("ipv4_address");
        assertThat(Shipped.composed("web1")).containsEntry("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", address.toString());
    }

    @Test
    void theProxysConfigurationIsWholeWithWhatComposeTellsIt(@TempDir Path folder) throws Exception {
        Tools.need(Tools.HAPROXY);
        var told = new java.util.HashMap<String, String>();
        environment(map(Shipped.compose().get("services")), "proxy")
                .forEach((name, value) -> told.put(name, value.toString()));
        told.replace("FY_PUBLIC_HOST", "localhost");
        told.replaceAll((name, value) -> name.startsWith("FY_REPLICA_") ? "127.0.0.1:8080" : value);
        told.put("FY_PROXY_CERTIFICATE", Certificate.in(folder).pem().toString());
        told.put("FY_PROXY_PAGES", Proxy.FOLDER.toString());
        assertThat(Tools.run(
                        told,
                        Tools.HAPROXY.toString(),
                        "-c",
                        "-dW",
                        "-f",
                        Proxy.FOLDER.resolve("haproxy.cfg").toString()))
                .contains("Configuration file is valid");
    }

    /** Templates and JSON read by reflection, which a native image forgets of what it is not told to keep. */
    @Test
    void theNativeImageKeepsEveryPackageThatIsShipped() throws IOException {
        var settings = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(file);
        }
        var kept = Pattern.compile("package=([a-z.]+)")
                .matcher(settings.getProperty("quarkus.native.additional-build-args"))
                .results()
                .map(match -> match.group(1));
        var sources = Path.of("src/main/java");
        try (var files = Files.walk(sources)) {
            assertThat(kept)
                    .containsExactlyInAnyOrderElementsOf(files.filter(file -> file.endsWith("package-info.java"))
                            .map(file -> sources.relativize(file.getParent())
                                    .toString()
                                    .replace('/', '.'))
                            .filter(name -> !name.startsWith("fy.dev"))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native-micro"})
    void anImageRunsAsNobodyInParticularAndSaysHowItIs(String name) throws IOException {
        var lines = Files.readAllLines(Path.of("src/main/docker", name));
        assertThat(lines).filteredOn(line -> line.startsWith("USER ")).containsExactly("USER 10001:10001");
        assertThat(lines).anyMatch(line -> line.startsWith("HEALTHCHECK ") && line.endsWith("CMD [\"/app/healthy\"]"));
        assertThat(lines).filteredOn(line -> line.startsWith("EXPOSE ")).containsExactly("EXPOSE 8080");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("COPY ") && line.contains(" src/"))
                .isNotEmpty()
                .allSatisfy(line -> {
                    var words = line.split(" ");
                    assertThat(Path.of(words[words.length - 2])).exists();
                });
    }

    @Test
    void theHealthCheckSaysWhatTheProcessSays() throws Exception {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        var status = new int[] {200};
        server.createContext("/q/health/live", exchange -> {
            exchange.sendResponseHeaders(status[0], -1);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        assertThat(healthy(port)).isZero();
        status[0] = 503;
        assertThat(healthy(port)).isNotZero();
        server.stop(0);
        assertThat(healthy(port)).isNotZero();
    }

    @Test
    void theRealmTakesItsSecretsFromTheSettings() throws IOException {
        var realm = new ObjectMapper()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .readTree(DEPLOY.resolve("keycloak/fy-realm.json").toFile());
        var client = realm.path("clients").path(0);
        assertThat(client.path("attributes").path("pkce.code.challenge.method").asText())
                .isEqualTo("S256");
        assertThat(client.path("redirectUris").path(0).asText()).endsWith("/login/keycloak/callback");
        var named = Pattern.compile("\\$\\{(\\w+)}")
                .matcher(realm.toString())
                .results()
                .map(it -> it.group(1))
                .toList();
        assertThat(Shipped.composed("web1")).containsKeys(named.toArray(String[]::new));
        assertThat(named).contains("FY_LOGIN_KEYCLOAK_CLIENT_SECRET");
    }

    @Test
    void everyRoleHasAServiceOfTheSupervisor() throws IOException {
        for (var role : Role.values()) {
            var name = role.name().toLowerCase(Locale.ROOT);
            var service = Runit.SHIPPED.resolve("fy-" + name);
            assertThat(Files.readString(service.resolve("run"))).contains("../start " + name + " 808");
            assertThat(Files.readString(service.resolve("finish"))).contains("../finished " + name + " ");
            assertThat(Files.readString(service.resolve("log/run"))).contains("../../keep-log " + name);
            for (var script : List.of("run", "finish", "check", "log/run")) {
                assertThat(service.resolve(script)).isExecutable();
            }
        }
    }

    private static Map<String, Object> environment(Map<String, Object> services, String name) {
        return map(map(services.get(name)).get("environment"));
    }

    private static int healthy(int port) throws IOException, InterruptedException {
        var check = new ProcessBuilder("src/main/docker/healthy").redirectErrorStream(true);
        check.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        check.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return check.start().waitFor();
    }
}
