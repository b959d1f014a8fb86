package fy.deploy;

import static fy.deploy.Shipped.DEPLOY;
import static fy.deploy.Shipped.list;
import static fy.deploy.Shipped.map;
import static fy.deploy.Shipped.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import fy.shared.FySettings.Role;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The manifests against the types that Kubernetes' own schema was made into, and against each other. */
class KubernetesTest {

    private static final Path FOLDER = DEPLOY.resolve("kubernetes");

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "apps/v1 Deployment", Deployment.class,
            "v1 Service", Service.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class);

    private static final Set<String> KUSTOMIZATION = Set.of(
            "apiVersion",
            "kind",
            "namespace",
            "labels",
            "resources",
            "configMapGenerator",
            "images",
            "replicas",
            "patches");

    private static final ObjectMapper STRICT = new ObjectMapper()
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                /** Otherwise what is unknown would be kept instead of refused. */
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            })
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final List<HasMetadata> BASE = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        for (var file : files("base")) {
            for (var document : Shipped.yaml(file)) {
                var kind = KINDS.get(document.get("apiVersion") + " " + document.get("kind"));
                assertThat(kind)
                        .as("known: " + document.get("kind") + " in " + file)
                        .isNotNull();
                BASE.add(STRICT.convertValue(document, kind));
            }
        }
    }

    @Test
    void everyRoleRuns() {
        var roles = new TreeSet<String>();
        for (var deployment : ours()) {
            container(deployment).getEnv().stream()
                    .filter(it -> it.getName().equals("FY_ROLES"))
                    .forEach(it -> roles.addAll(Arrays.asList(it.getValue().split(","))));
        }
        assertThat(roles)
                .containsExactlyElementsOf(Stream.of(Role.values())
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList());
    }

    @Test
    void everyProbeAsksWhatTheApplicationAnswers() {
        assertThat(ours()).hasSize(3).allSatisfy(deployment -> {
            var fy = container(deployment);
            assertThat(List.of(path(fy.getStartupProbe()), path(fy.getReadinessProbe()), path(fy.getLivenessProbe())))
                    .containsExactly("/q/health/started", "/q/health/ready", "/q/health/live");
            assertThat(fy.getPorts()).singleElement().satisfies(port -> {
                assertThat(port.getName()).isEqualTo("http");
                assertThat(port.getContainerPort()).isEqualTo(8080);
            });
        });
    }

    @Test
    void nothingRunsAsRootOrWritesItsRoot() {
        assertThat(deployments()).hasSize(4).allSatisfy(deployment -> {
            var pod = deployment.getSpec().getTemplate().getSpec();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            var secured = container(deployment).getSecurityContext();
            assertThat(secured.getReadOnlyRootFilesystem()).isTrue();
            assertThat(secured.getAllowPrivilegeEscalation()).isFalse();
            assertThat(secured.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(container(deployment).getResources().getLimits()).containsOnlyKeys("memory");
        });
    }

    @Test
    void noSecretStandsHere() throws IOException {
        assertThat(ours()).allSatisfy(deployment -> {
            assertThat(container(deployment).getEnvFrom().stream().filter(it -> it.getSecretRef() != null))
                    .singleElement()
                    .satisfies(it -> assertThat(it.getSecretRef().getName()).isEqualTo("fy-secrets"));
            assertThat(container(deployment).getEnv()).extracting("name").containsExactly("FY_ROLES");
        });
        assertThat(Shipped.filled(FOLDER.resolve("base/settings.env")).keySet())
                .noneMatch(name -> name.endsWith("PASSWORD") || name.contains("SECRET"));
        assertThat(Files.readString(Path.of("docs/deploy.md"))).contains(Shipped.SECRETS);
    }

    @Test
    void whatPointsAtPodsFindsThem() {
        var apps = deployments().stream().map(it -> it.getMetadata().getName()).toList();
        for (var deployment : deployments()) {
            var name = Map.of("app", deployment.getMetadata().getName());
            assertThat(deployment.getSpec().getSelector().getMatchLabels()).isEqualTo(name);
            assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels())
                    .isEqualTo(name);
        }
        all(Service.class).forEach(it -> assertThat(apps)
                .contains(it.getSpec().getSelector().get("app")));
        all(PodDisruptionBudget.class).forEach(it -> assertThat(apps)
                .contains(it.getSpec().getSelector().getMatchLabels().get("app")));
        assertThat(all(HorizontalPodAutoscaler.class)).singleElement().satisfies(it -> {
            assertThat(it.getSpec().getScaleTargetRef().getName()).isEqualTo("fy-web");
            assertThat(it.getSpec().getMetrics())
                    .singleElement()
                    .extracting("type")
                    .isEqualTo("Pods");
        });
        assertThat(all(NetworkPolicy.class)).hasSize(2);
    }

    @Test
    void everyKustomizationFindsWhatItNames() throws IOException {
        for (var folder : List.of(
                FOLDER.resolve("base"),
                FOLDER.resolve("staging"),
                FOLDER.resolve("production"),
                DEPLOY.resolve("proxy"))) {
            var kustomization =
                    Shipped.yaml(folder.resolve("kustomization.yaml")).getFirst();
            assertThat(KUSTOMIZATION).containsAll(kustomization.keySet());
            for (var resource : texts(kustomization.get("resources"))) {
                assertThat(folder.resolve(resource)).exists();
            }
            for (var generated : list(kustomization.get("configMapGenerator"))) {
                Stream.of("files", "envs")
                        .flatMap(key -> texts(map(generated).get(key)).stream())
                        .forEach(file -> assertThat(folder.resolve(file)).exists());
            }
            for (var patch : list(kustomization.get("patches"))) {
                var target = map(map(patch).get("target"));
                assertThat(BASE)
                        .anyMatch(it -> it.getKind().equals(target.get("kind"))
                                && it.getMetadata().getName().equals(target.get("name")));
            }
        }
        var used = texts(Shipped.yaml(FOLDER.resolve("base/kustomization.yaml"))
                .getFirst()
                .get("resources"));
        assertThat(files("base"))
                .allSatisfy(file -> assertThat(used).contains(file.getFileName().toString()));
    }

    private static List<Path> files(String folder) throws IOException {
        try (var files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(it -> it.toString().endsWith(".yaml") && !it.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static <T> List<T> all(Class<T> kind) {
        return BASE.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<Deployment> deployments() {
        return all(Deployment.class);
    }

    private static List<Deployment> ours() {
        return deployments().stream()
                .filter(it -> container(it).getImage().equals("fy"))
                .toList();
    }

    private static Container container(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    private static String path(Probe probe) {
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
        return probe.getHttpGet().getPath();
    }
}
