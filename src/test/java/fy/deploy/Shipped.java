package fy.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of {@code deploy}, read strictly. */
public final class Shipped {

    static final Path DEPLOY = Path.of("deploy");

    private static final String SECRET = "filled-in-by-a-test-0123456789-abcdef";

    private Shipped() {}

    /** Every document of a file; a key that is there twice is an error. */
    static List<Map<String, Object>> yaml(Path file) throws IOException {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var yaml = new Yaml(new SafeConstructor(options));
        try (var reader = Files.newBufferedReader(file)) {
            return StreamSupport.stream(yaml.loadAll(reader).spliterator(), false)
                    .map(Shipped::map)
                    .toList();
        }
    }

    /** What one process of {@code compose.yaml} is told, by the names of variables, with all secrets filled in. */
    public static Map<String, String> composed(String service) throws IOException {
        Map<String, String> told = filled(DEPLOY.resolve("fy.env.example"));
        map(map(map(compose().get("services")).get(service)).get("environment"))
                .forEach((name, value) -> told.put(name, value.toString()));
        return told;
    }

    /** What every process is told in the cluster, but for its roles, with all secrets filled in. */
    public static Map<String, String> kubernetes(String overlay) throws IOException {
        Path folder = DEPLOY.resolve("kubernetes");
        Map<String, String> told = filled(folder.resolve("base/settings.env"));
        var overlaid =
                yaml(folder.resolve(overlay).resolve("kustomization.yaml")).getFirst();
        for (var generated : list(overlaid.get("configMapGenerator"))) {
            list(map(generated).get("literals")).forEach(line -> put(told, line.toString()));
        }
        for (var name : SECRETS) {
            told.put(name, SECRET);
        }
        return told;
    }

    /** The keys of the secret {@code fy-secrets}, as docs/deploy.md says to make it. */
    static final List<String> SECRETS = List.of(
            "FY_SECRET",
            "QUARKUS_DATASOURCE_PASSWORD",
            "QUARKUS_DATASOURCE_DECIDING_PASSWORD",
            "QUARKUS_FLYWAY_PASSWORD",
            "QUARKUS_MAILER_USERNAME",
            "QUARKUS_MAILER_PASSWORD");

    static Map<String, Object> compose() throws IOException {
        return yaml(DEPLOY.resolve("compose.yaml")).getFirst();
    }

    /** NAME=value lines as start and compose read them; what is empty is filled in. */
    static Map<String, String> filled(Path file) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        for (var line : Files.readAllLines(file)) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                put(variables, line);
            }
        }
        variables.replaceAll((name, value) -> value.isEmpty() ? SECRET : value);
        return variables;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    static List<?> list(Object value) {
        return value == null ? List.of() : (List<?>) value;
    }

    static List<String> texts(Object value) {
        return list(value).stream().map(Object::toString).collect(Collectors.toList());
    }

    private static void put(Map<String, String> variables, String line) {
        int equals = line.indexOf('=');
        if (equals < 1 || !line.substring(0, equals).matches("[A-Z][A-Z0-9_]*")) {
            throw new IllegalArgumentException("not NAME=value: " + line);
        }
        if (variables.put(line.substring(0, equals), line.substring(equals + 1)) != null) {
            throw new IllegalArgumentException("twice: " + line);
        }
    }
}
