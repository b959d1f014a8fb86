package fy.deploy;

import static fy.deploy.Shipped.map;
import static fy.deploy.Shipped.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from a push to staging, as far as it runs on a laptop. */
class CiTest {

    private static final Set<String> NO_JOBS = Set.of("default", "variables", "stages");
    private static final Set<String> JOB_KEYS = Set.of(
            "stage",
            "script",
            "before_script",
            "artifacts",
            "image",
            "services",
            "needs",
            "rules",
            "variables",
            "environment",
            "interruptible",
            "resource_group");

    @TempDir
    Path folder;

    @Test
    void everyJobCallsWhatRunsOnALaptop() throws IOException {
        var ci = Shipped.yaml(Path.of(".gitlab-ci.yml")).getFirst();
        var jobs = ci.keySet().stream().filter(name -> !NO_JOBS.contains(name)).toList();
        assertThat(jobs)
                .contains(
                        "build",
                        "unit-test",
                        "integration-test",
                        "native",
                        "image",
                        "staging",
                        "bill",
                        "scan",
                        "reproducible",
                        "dev-mode");
        for (var name : jobs) {
            var job = map(ci.get(name));
            assertThat(JOB_KEYS).as(name).containsAll(job.keySet());
            assertThat(texts(ci.get("stages")))
                    .as(name)
                    .contains(job.get("stage").toString());
            assertThat(jobs).as(name).containsAll(texts(job.get("needs")));
            var script = job.get("script").toString();
            assertThat(Path.of(script.split(" ")[0])).as(name).isExecutable();
        }
    }

    @Test
    void whatAnswersStays() throws Exception {
        var said = staging(0, marketplace(200));
        assertThat(said).contains("set image fy=shop:42", "apply -k", "rollout status deployment/fy-notifications");
        assertThat(said).doesNotContain("undo");
    }

    @Test
    void whatAnswersWronglyIsTakenBack() throws Exception {
        assertThat(staging(1, marketplace(403)))
                .contains("/ was 403, not 200")
                .containsSubsequence(
                        "rollout undo deployment/fy-web",
                        "rollout undo deployment/fy-machinery",
                        "rollout undo deployment/fy-notifications",
                        "rollout status deployment/fy-web");
    }

    /** Runs the script with tools that only say how they were called; returns everything said. */
    private String staging(int expected, HttpServer server) throws IOException, InterruptedException {
        for (var tool : List.of("kubectl", "kustomize")) {
            var file = Files.writeString(
                    folder.resolve(tool), "#!/bin/sh\necho " + tool + " \"$@\" | sed 's/--namespace fy-staging //'\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        var builder = new ProcessBuilder(
                        "deploy/ci/staging",
                        "shop:42",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/")
                .redirectErrorStream(true);
        builder.environment().merge("PATH", folder.toString(), (path, tools) -> tools + ":" + path);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        server.stop(0);
        assertThat(process.waitFor()).as(said).isEqualTo(expected);
        return said;
    }

    private static HttpServer marketplace(int front) throws IOException {
        var answers = Map.of("/", front, "/login", 200, "/account", 302, "/api/orders", 401, "/q/openapi", 200);
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(
                    answers.getOrDefault(exchange.getRequestURI().getPath(), 404), -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
