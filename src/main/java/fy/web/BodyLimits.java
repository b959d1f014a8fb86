package fy.web;

import fy.clients.LargeBody;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How large the body of a request may be: {@value #USUAL} bytes unless the resource method declares a {@link LargeBody}. */
@ApplicationScoped
class BodyLimits {

    static final long USUAL = 64 * 1024;

    private static final Pattern PARAMETER =
            Pattern.compile("\\{\\s*[\\w.-]+\\s*(?::\\s*((?:[^{}]|\\{[^{}]*\\})*?)\\s*)?\\}");

    private final List<Route> large;

    @Inject
    BodyLimits(BeanManager beans) {
        this.large = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(BodyLimits::declared)
                .toList();
    }

    /** A route that takes large bodies. */
    private record Route(String method, Pattern path, long limit) {

        boolean matches(HttpMethod asked, String at) {
            return method.equals(asked.name()) && path.matcher(at).matches();
        }
    }

    /**
     * Bytes that the body of a request may have, by what is known before it is matched to a method.
     *
     * @param path as the client wrote it
     */
    long of(HttpMethod method, String path) {
        return large.stream()
                .filter(route -> route.matches(method, path))
                .mapToLong(Route::limit)
                .findFirst()
                .orElse(USUAL);
    }

    /** Bytes that the body of a request may have that was matched to this method. */
    static long of(Method resourceMethod) {
        var declared = resourceMethod.getAnnotation(LargeBody.class);
        return declared == null ? USUAL : declared.kib() * 1024L;
    }

    private static Stream<Route> declared(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(LargeBody.class))
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(Annotation::annotationType)
                        .map(verb -> verb.getAnnotation(jakarta.ws.rs.HttpMethod.class))
                        .filter(verb -> verb != null)
                        .map(verb -> new Route(verb.value(), pattern(resource, method), of(method))));
    }

    private static Pattern pattern(Class<?> resource, Method method) {
        return pattern(template(resource.getAnnotation(Path.class)) + template(method.getAnnotation(Path.class)));
    }

    private static String template(@Nullable Path path) {
        var template = path == null ? "" : path.value().replaceAll("^/+|/+$", "");
        return template.isEmpty() ? "" : "/" + template;
    }

    /** As JAX-RS reads a template: a parameter without an expression of its own is one segment. */
    static Pattern pattern(String template) {
        var expression = new StringBuilder();
        var parameters = PARAMETER.matcher(template);
        int end = 0;
        while (parameters.find()) {
            expression.append(Pattern.quote(template.substring(end, parameters.start())));
            expression.append(parameters.group(1) == null ? "[^/]+" : "(?:" + parameters.group(1) + ")");
            end = parameters.end();
        }
        return Pattern.compile(expression + Pattern.quote(template.substring(end)) + "/?");
    }
}
