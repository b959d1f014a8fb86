package fy.routes;

import io.quarkus.arc.Arc;
import jakarta.enterprise.inject.Any;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A route of the running application.
 *
 * @param path with its parameters as {@code {name}}
 * @param consumes the media types it declares
 * @param resource the method that answers it
 */
record Route(String method, String path, Set<String> consumes, Method resource) {

    String name() {
        return method + " " + path;
    }

    boolean isApi() {
        return path.startsWith("/api/");
    }

    /** Whether its form carries files. */
    boolean multipart() {
        return consumes.contains(MediaType.MULTIPART_FORM_DATA);
    }

    /** Those of the running application, by name. */
    static Map<String, Route> all() {
        return Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.getName().startsWith("fy.") && type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(Route::of)
                .collect(Collectors.toMap(Route::name, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    /** Those of a resource class. */
    static Stream<Route> of(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods()).flatMap(door -> verb(door).stream()
                .map(verb -> new Route(verb, path(resource, door), consumes(door), door)));
    }

    private static Optional<String> verb(Method door) {
        return Arrays.stream(door.getAnnotations())
                .map(it -> it.annotationType().getAnnotation(HttpMethod.class))
                .filter(it -> it != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Class<?> resource, Method door) {
        var below = door.getAnnotation(Path.class);
        return "/"
                + Stream.of(resource.getAnnotation(Path.class).value(), below == null ? "" : below.value())
                        .map(it -> it.replaceAll("^/|/$", ""))
                        .map(it -> it.replaceAll("\\{\\s*(\\w+)\\s*:[^{}]*(\\{[^{}]*\\}[^{}]*)*}", "{$1}"))
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.joining("/"));
    }

    private static Set<String> consumes(Method door) {
        var consumes = door.getAnnotation(Consumes.class);
        return consumes == null ? Set.of() : Set.of(consumes.value());
    }
}
