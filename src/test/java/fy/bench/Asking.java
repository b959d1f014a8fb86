package fy.bench;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/** What may be asked of the application by GET, read from its classes. */
final class Asking {

    private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target", "classes");

    private Asking() {}

    /**
     * A page, list or answer.
     *
     * @param path a regular expression
     * @param parameters of its query
     */
    record Route(String path, List<String> parameters) {

        /** What nobody among these addresses asks for: the route itself, or some of its parameters. */
        Stream<String> missing(Iterable<String> addresses) {
            var asked = new java.util.ArrayList<String>();
            addresses.forEach(address -> {
                if (ListWalk.pathOf(address).matches(path)) {
                    asked.add(address);
                }
            });
            if (asked.isEmpty()) {
                return Stream.of(path);
            }
            return parameters.stream()
                    .filter(name -> asked.stream().noneMatch(address -> address.matches(".*[?&]" + name + "=.*")))
                    .map(name -> path + " with " + name);
        }
    }

    /** Without what exists in development only, and without the provider's part of logging in. */
    static List<Route> routes() throws IOException {
        try (var files = Files.walk(CLASSES.resolve("fy"))) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("/dev/"))
                    .map(Asking::type)
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                            .filter(door -> door.isAnnotationPresent(GET.class))
                            .map(door -> new Route(path(type, door), parameters(door))))
                    .filter(route -> !route.path().matches("/(dev|login)/.*"))
                    .toList();
        }
    }

    private static Class<?> type(String file) {
        try {
            String name = file.replace('/', '.').replaceFirst("\\.class$", "");
            return Class.forName(name, false, Asking.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(Class<?> type, Method door) {
        var below = door.getAnnotation(Path.class);
        return "/"
                + Stream.of(type.getAnnotation(Path.class).value(), below == null ? "" : below.value())
                        .map(it -> it.replaceAll("^/|/$", ""))
                        .filter(it -> !it.isEmpty())
                        .map(it -> it.replaceAll("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}", "[^/]+"))
                        .collect(Collectors.joining("/"));
    }

    private static List<String> parameters(Method door) {
        return Arrays.stream(door.getParameters())
                .flatMap(parameter -> parameter.isAnnotationPresent(BeanParam.class)
                        ? Arrays.stream(parameter.getType().getDeclaredFields()).flatMap(it -> name(it, it.getName()))
                        : name(parameter, parameter.getName()))
                .toList();
    }

    /** @param own what it is called where the annotation does not say; see {@link Parameter#getName} */
    private static Stream<String> name(AnnotatedElement asked, String own) {
        var query = asked.getAnnotation(QueryParam.class);
        var rest = asked.getAnnotation(RestQuery.class);
        return query != null
                ? Stream.of(query.value())
                : rest != null ? Stream.of(rest.value().isEmpty() ? own : rest.value()) : Stream.empty();
    }
}
