package fy.routes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A line of {@code routes.txt}, which says what its columns mean.
 *
 * @param kinds per path parameter
 * @param queries each a query string whose parameters name a kind of id, or a number
 * @param fields what a form sends besides the token and the id of the act
 * @param body what is sent to the API, with the path's parameters in it
 */
record Expectation(
        String method,
        String path,
        Set<String> roles,
        Map<String, String> kinds,
        String body,
        List<String> queries,
        String fields,
        boolean mayMiss,
        boolean denyOnly) {

    String name() {
        return method + " " + path;
    }

    /** Whether it is a route of one brand's portal. */
    boolean isOfBrand() {
        return path.startsWith("/portal/{brand}");
    }

    boolean isPublic() {
        return roles.contains("public");
    }

    boolean lets(Persona persona) {
        return isPublic() || persona.roles(path.startsWith("/api/")).stream().anyMatch(roles::contains);
    }

    /** Whether that 404 is one that the table allows. */
    boolean isFine(int status) {
        return mayMiss && status == 404;
    }

    static List<Expectation> all() {
        var file = Objects.requireNonNull(Expectation.class.getResourceAsStream("/routes.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(Expectation::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Expectation of(String line) {
        var words = List.of(line.split("\\s+"));
        var kinds = new LinkedHashMap<String, String>();
        words.stream()
                .skip(3)
                .filter(it -> it.contains("=") && !it.matches("[{&?].*"))
                .map(it -> it.split("=", 2))
                .forEach(it -> kinds.put(it[0], it[1]));
        return new Expectation(
                words.get(0),
                words.get(1),
                Set.copyOf(Arrays.asList(words.get(2).split("\\|"))),
                kinds,
                words.stream().filter(it -> it.startsWith("{")).findFirst().orElse("{}"),
                words.stream()
                        .filter(it -> it.startsWith("?"))
                        .map(it -> it.substring(1))
                        .toList(),
                words.stream().filter(it -> it.startsWith("&")).findFirst().orElse(""),
                words.contains("~"),
                words.contains("!"));
    }

    @Override
    public String toString() {
        return name();
    }
}
