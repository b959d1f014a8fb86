package fy.routes;

import static org.assertj.core.api.Assertions.assertThat;

import fy.Worlds;
import fy.web.PoolVisits;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route × everybody × own, others' and missing ids, against {@code routes.txt}. */
@QuarkusTest
class RouteMatrixTest {

    private static final String BOUNDARY = "a-boundary-between-parts";

    @Inject
    Worlds worlds;

    @Inject
    RouteIds ids;

    @Inject
    PoolVisits visits;

    @TestHTTPResource
    URI address;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param body empty where it was not read: a stream has no end */
    private record Answer(int status, String location, String body) {

        boolean exists() {
            return status != 401 && status != 403 && status != 404 && status < 500 && !location.startsWith("/login");
        }

        boolean asksForLogin(boolean api) {
            return api ? status == 401 : status == 302 && location.startsWith("/login?to=");
        }
    }

    static List<Expectation> expectations() {
        return Expectation.all();
    }

    @Test
    void everyRouteHasAnExpectationAndEveryExpectationARoute() {
        var expected = Expectation.all().stream().map(Expectation::name).toList();
        assertThat(expected).doesNotHaveDuplicates();
        assertThat(Route.all().keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyParameterHasAKind() {
        assertThat(Expectation.all()).allSatisfy(it -> assertThat(it.kinds().keySet())
                .as(it.name())
                .isEqualTo(it.roles().contains("login") ? java.util.Set.of() : parameters(it.path())));
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void everybodyGetsWhatTheTableSays(Expectation expected) throws IOException, InterruptedException {
        var route = Route.all().get(expected.name());
        assertThat(route).as("there is no such route").isNotNull();
        if (expected.roles().contains("login")) {
            return;
        }
        var softly = new SoftAssertions();
        for (var persona : Persona.values()) {
            if (!expected.lets(persona)) {
                denied(route, expected, persona, softly);
            } else if (!expected.denyOnly()) {
                admitted(route, expected, persona, softly);
            }
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("ofBrands")
    void another_brands_portal_is_as_one_that_does_not_exist(Expectation expected)
            throws IOException, InterruptedException {
        var route = Route.all().get(expected.name());
        var softly = new SoftAssertions();
        for (var persona : Persona.values()) {
            if (persona == Persona.ANONYMOUS) {
                continue;
            }
            var missing = call(route, expected, persona, "no-such-brand", Whose.MISSING, "");
            var theirs = persona == Persona.OTHER_OWNER ? Whose.OWN : Whose.OTHERS;
            var others = call(route, expected, persona, ids.otherThan(persona), theirs, "");
            softly.assertThat(missing.status).as("%s: no brand", persona).isEqualTo(404);
            softly.assertThat(others.status).as("%s: another's", persona).isEqualTo(404);
            softly.assertThat(others.body).as("%s", persona).isEqualTo(missing.body);
        }
        softly.assertAll();
    }

    static List<Expectation> ofBrands() {
        return Expectation.all().stream().filter(Expectation::isOfBrand).toList();
    }

    @ParameterizedTest
    @MethodSource("withQueries")
    void a_foreign_id_in_a_query_is_as_one_that_does_not_exist(Expectation expected)
            throws IOException, InterruptedException {
        var route = Route.all().get(expected.name());
        var softly = new SoftAssertions();
        for (var persona : Persona.values()) {
            if (persona == Persona.ANONYMOUS || !expected.lets(persona)) {
                continue;
            }
            for (var query : expected.queries()) {
                var theirs = persona == Persona.OTHER_OWNER ? Whose.OWN : Whose.OTHERS;
                var missing = look(route, expected, persona, Whose.MISSING, query);
                var others = look(route, expected, persona, theirs, query);
                var as = "%s: ?%s".formatted(persona, query);
                softly.assertThat(others.answer.status).as(as).isEqualTo(missing.answer.status);
                softly.assertThat(others.answer.body).as(as).isEqualTo(missing.answer.body);
                softly.assertThat(others.connections).as(as).isEqualTo(missing.connections);
            }
        }
        softly.assertAll();
    }

    static List<Expectation> withQueries() {
        return Expectation.all().stream().filter(it -> !it.queries().isEmpty()).toList();
    }

    private void denied(Route route, Expectation expected, Persona persona, SoftAssertions softly)
            throws IOException, InterruptedException {
        for (var whose : Whose.values()) {
            var answer = call(route, expected, persona, whose);
            var as = "%s as %s, %s id: %d".formatted(route.name(), persona, whose, answer.status);
            if (persona == Persona.ANONYMOUS) {
                softly.assertThat(answer.asksForLogin(route.isApi())).as(as).isTrue();
            } else {
                softly.assertThat(answer.status)
                        .as(as)
                        .isEqualTo(expected.isOfBrand() && !persona.isMember() ? 404 : 403);
            }
        }
    }

    private void admitted(Route route, Expectation expected, Persona persona, SoftAssertions softly)
            throws IOException, InterruptedException {
        var kind = expected.kinds().values().stream().findFirst().orElse("");
        if (kind.isEmpty() || kind.matches("[0-9]+")) {
            var answer = call(route, expected, persona, Whose.OWN);
            softly.assertThat(
                            isRefusedForm(route, persona, answer) || expected.isFine(answer.status) || answer.exists())
                    .as("%s as %s: %d", route.name(), persona, answer.status)
                    .isTrue();
            return;
        }
        var missing = call(route, expected, persona, Whose.MISSING);
        for (var whose : Whose.values()) {
            var answer = call(route, expected, persona, whose);
            var as = "%s as %s, %s id: %d".formatted(route.name(), persona, whose, answer.status);
            if (isRefusedForm(route, persona, answer)) {
                continue;
            }
            if (!whose.existsFor(persona, kind)) {
                softly.assertThat(answer.status == 404 || expected.mayMiss() && answer.exists())
                        .as(as)
                        .isTrue();
                softly.assertThat(answer.body).as(as).isEqualTo(missing.body);
            } else {
                softly.assertThat(answer.exists() || expected.isFine(answer.status))
                        .as(as)
                        .isTrue();
            }
        }
    }

    /** A visitor without a page of ours in hand has no token to send. */
    private static boolean isRefusedForm(Route route, Persona persona, Answer answer) {
        return persona == Persona.ANONYMOUS && !route.method().equals("GET") && answer.status == 403;
    }

    /** @param connections that the answer took from the pool: as many where the same questions were asked */
    private record Look(Answer answer, int connections) {}

    /** The one of some looks that took the fewest connections: what is remembered for a moment is not asked each time. */
    private Look look(Route route, Expectation expected, Persona persona, Whose whose, String query)
            throws IOException, InterruptedException {
        var looks = new ArrayList<Look>();
        for (int i = 0; i < 3; i++) {
            visits.taken();
            var answer = call(route, expected, persona, ids.brandOf(persona), whose, query);
            looks.add(new Look(answer, visits.taken()));
        }
        return looks.stream().min(Comparator.comparingInt(Look::connections)).orElseThrow();
    }

    private Answer call(Route route, Expectation expected, Persona persona, Whose whose)
            throws IOException, InterruptedException {
        return call(route, expected, persona, ids.brandOf(persona), whose, "");
    }

    private Answer call(
            Route route, Expectation expected, Persona persona, String brand, Whose whose, String queryKinds)
            throws IOException, InterruptedException {
        var path = route.path().replace("{brand}", brand);
        var content = expected.body();
        for (var parameter : expected.kinds().entrySet()) {
            var id = ids.id(parameter.getValue(), whose);
            path = path.replace("{" + parameter.getKey() + "}", id);
            content = content.replace("{" + parameter.getKey() + "}", id);
        }
        var query = new HashMap<String, String>();
        for (var parameter : queryKinds.isEmpty() ? new String[0] : queryKinds.split("&")) {
            var named = parameter.split("=");
            query.put(named[0], ids.id(named[1], whose));
        }
        var parameters = query.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(address.resolve(path + (query.isEmpty() ? "" : "?" + parameters)))
                .header(PoolVisits.HEADER, "yes")
                .timeout(Duration.ofSeconds(20));
        if (route.isApi()) {
            api(request, route, persona, content);
        } else {
            page(request, route, persona, expected.fields());
        }
        var answer = http.send(request.build(), BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            boolean whole = answer.statusCode() == 404 || !query.isEmpty() && !path.contains("/live/");
            var text = whole ? new String(body.readAllBytes(), StandardCharsets.UTF_8) : "";
            for (var id : query.values()) {
                text = text.replace(id, "(id)");
            }
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Location").orElse(""),
                    text.replaceAll("[0-9a-f]{16}", "(request)")
                            .replaceAll("name=\"(act|csrf-token)\" value=\"[^\"]*", "(token)")
                            .replaceAll("\"20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z?\"", "(time)")
                            .replace(brand, "(brand)"));
        }
    }

    private void api(HttpRequest.Builder request, Route route, Persona persona, String content) {
        if (persona != Persona.ANONYMOUS) {
            request.header("Authorization", "Bearer " + key(persona));
        }
        boolean body = !route.method().equals("GET");
        if (body) {
            request.header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString());
        }
        request.method(route.method(), body ? BodyPublishers.ofString(content) : BodyPublishers.noBody());
    }

    private String key(Persona persona) {
        return switch (persona) {
            case CUSTOMER -> {
                worlds.clara();
                yield "fy_dev_customer";
            }
            case OPERATOR -> {
                worlds.operator();
                yield "fy_dev_operator";
            }
            case VIEWER -> worlds.atelierAmelie().viewerKey();
            case OTHER_OWNER -> worlds.nordlicht().key();
            default -> worlds.atelierAmelie().key();
        };
    }

    private void page(HttpRequest.Builder request, Route route, Persona persona, String fields) {
        var token = "";
        if (persona != Persona.ANONYMOUS) {
            var person = person(persona);
            request.header("Cookie", "fy_session=" + worlds.loginAs(person));
            token = route.method().equals("GET") ? "" : worlds.csrf(person);
        }
        if (route.method().equals("GET")) {
            return;
        }
        var act = UUID.randomUUID().toString();
        var form = route.multipart()
                ? part("csrf-token", token) + part("act", act) + "--" + BOUNDARY + "--\r\n"
                : "csrf-token=" + token + "&act=" + act + fields;
        request.header(
                        "Content-Type",
                        route.multipart()
                                ? "multipart/form-data; boundary=" + BOUNDARY
                                : "application/x-www-form-urlencoded")
                .method(route.method(), BodyPublishers.ofString(form));
    }

    private static String part(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private fy.Person person(Persona persona) {
        return switch (persona) {
            case VIEWER -> worlds.atelierAmelie().viewer();
            case STAFF -> worlds.atelierAmelie().staff();
            case OWNER -> worlds.atelierAmelie().owner();
            case OTHER_OWNER -> worlds.nordlicht().owner();
            case OPERATOR -> worlds.operator();
            default -> worlds.clara();
        };
    }

    private static java.util.Set<String> parameters(String path) {
        return java.util.regex.Pattern.compile("\\{(\\w+)}")
                .matcher(path)
                .results()
                .map(it -> it.group(1))
                .filter(it -> !path.startsWith("/portal/{brand}") || !it.equals("brand"))
                .collect(Collectors.toSet());
    }
}
