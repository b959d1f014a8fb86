package fy.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import fy.Person;
import fy.Worlds;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bodies are read, how much of them, and when. */
@QuarkusTest
class RequestBodiesTest {

    private static final long NINE_MEGABYTES = 9_000_000;
    private static final long USUAL = 64 * 1024;
    private static final Duration SOON = Duration.ofSeconds(6);
    private static final Duration WITHIN_PATIENCE = Duration.ofSeconds(15);

    private static final String BOUNDARY = "XX";
    private static final String MULTIPART = "Content-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    private static final String FILE = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\";"
            + " filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n";

    @Inject
    Worlds worlds;

    @Inject
    RouteIds ids;

    @TestHTTPResource
    URI server;

    @ConfigProperty(name = "quarkus.http.body.uploads-directory")
    Path uploads;

    /**
     * What became of a body that did not come to its end.
     *
     * @param status 0 where there was no answer
     * @param onDisk files that were there when it was answered
     */
    private record Outcome(Expectation route, int status, boolean closed, long onDisk) {}

    @BeforeEach
    void nothing_is_on_disk() {
        await().until(() -> filesOnDisk() == 0);
    }

    @Test
    void nine_megabytes_from_somebody_unknown_are_refused_on_every_route_and_nothing_is_written_to_disk()
            throws Exception {
        var softly = new SoftAssertions();
        for (var outcome : onAll(Expectation.all(), route -> announced(route, ""))) {
            softly.assertThat(outcome.status).as(outcome.route.name()).isEqualTo(isUpload(outcome.route) ? 302 : 413);
            assertHeldNothing(softly, outcome);
        }
        softly.assertAll();
        assertThat(filesOnDisk()).isZero();
    }

    @Test
    void nor_are_they_without_a_length() throws Exception {
        var softly = new SoftAssertions();
        for (var outcome : onAll(Expectation.all(), route -> unannounced(route, ""))) {
            softly.assertThat(outcome.status)
                    .as(outcome.route.name())
                    .matches(
                            status -> changes(outcome.route)
                                    ? Set.of(302, 401, 413, 415).contains(status)
                                    : status < 500,
                            "refused");
            assertHeldNothing(softly, outcome);
        }
        softly.assertAll();
        assertThat(filesOnDisk()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "viewer", "operator"})
    void an_upload_by_somebody_without_the_role_is_refused_and_nothing_is_written_to_disk(String who) throws Exception {
        var person =
                switch (who) {
                    case "customer" -> worlds.clara();
                    case "viewer" -> worlds.atelierAmelie().viewer();
                    default -> worlds.operator();
                };
        var session = "Cookie: fy_session=" + worlds.loginAs(person) + "\r\n";
        var softly = new SoftAssertions();
        var outcomes = onAll(uploads(), route -> announced(route, session));
        outcomes.addAll(onAll(uploads(), route -> unannounced(route, session)));
        for (var outcome : outcomes) {
            softly.assertThat(outcome.status).as(outcome.route.name()).isEqualTo(who.equals("viewer") ? 403 : 404);
            assertHeldNothing(softly, outcome);
        }
        softly.assertAll();
        assertThat(filesOnDisk()).isZero();
    }

    @Test
    void an_upload_that_another_site_sends_is_refused_before_it_is_read() throws Exception {
        var session = "Sec-Fetch-Site: cross-site\r\nCookie: fy_session="
                + worlds.loginAs(worlds.atelierAmelie().staff()) + "\r\n";
        var softly = new SoftAssertions();
        for (var outcome : onAll(uploads(), route -> announced(route, session))) {
            softly.assertThat(outcome.status).as(outcome.route.name()).isEqualTo(403);
            assertHeldNothing(softly, outcome);
        }
        softly.assertAll();
    }

    /** As staff, so that only its size is against it. */
    @Test
    void an_upload_of_more_than_ten_mebibytes_is_refused_before_it_is_read() throws Exception {
        var session =
                "Cookie: fy_session=" + worlds.loginAs(worlds.atelierAmelie().staff()) + "\r\n";
        for (var route : uploads()) {
            try (var request = OpenRequest.begin(
                    server, "POST", path(route), session + MULTIPART + "Content-Length: 11000000\r\n")) {
                request.write(FILE).fill(NINE_MEGABYTES);
                assertThat(request.status(SOON)).as(route.name()).isEqualTo(413);
                assertThat(filesOnDisk()).isZero();
                assertThat(request.isClosed(SOON)).isTrue();
            }
        }
    }

    @Test
    void an_upload_without_a_length_is_counted_and_ended_at_ten_mebibytes() throws Exception {
        var session =
                "Cookie: fy_session=" + worlds.loginAs(worlds.atelierAmelie().staff()) + "\r\n";
        for (var route : uploads()) {
            try (var request = OpenRequest.begin(server, "POST", path(route), session + MULTIPART + CHUNKED)) {
                request.chunk(FILE).fillChunked(40_000_000);
                assertThat(request.status(SOON)).as(route.name()).isEqualTo(413);
                await().untilAsserted(() -> assertThat(filesOnDisk()).isZero());
                assertThat(request.answer(SOON)).contains("This is too large");
                assertThat(request.isClosed(SOON)).isTrue();
            }
        }
    }

    @Test
    void two_connections_that_trickle_hold_no_disk() throws Exception {
        for (var path : List.of("/basket", "/login")) {
            try (var one = OpenRequest.begin(server, "POST", path, MULTIPART + "Content-Length: 18000000\r\n");
                    var other = OpenRequest.begin(server, "POST", path, MULTIPART + CHUNKED)) {
                one.write(FILE);
                other.chunk(FILE).chunk("a".repeat(100_000));
                assertThat(one.status(SOON)).isEqualTo(413);
                assertThat(other.status(SOON)).isIn(405, 415);
                assertThat(filesOnDisk()).isZero();
                assertThat(one.isClosed(SOON)).isTrue();
                assertThat(other.isClosed(SOON)).isTrue();
            }
        }
    }

    @Test
    void a_body_that_does_not_come_is_not_waited_for() throws Exception {
        try (var form = OpenRequest.begin(server, "POST", "/basket/lines", FORM + "Content-Length: 60000\r\n");
                var json = OpenRequest.begin(server, "POST", "/api/orders", JSON + "Content-Length: 60000\r\n");
                var chunks = OpenRequest.begin(server, "PATCH", "/api/orders/1", JSON + CHUNKED)) {
            chunks.chunk("{");
            for (var request : List.of(form, json, chunks)) {
                assertThat(request.write("a").status(WITHIN_PATIENCE)).isEqualTo(408);
            }
            for (var request : List.of(form, json, chunks)) {
                assertThat(request.isClosed(SOON)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"POST, /basket/lines, form, text/html", "POST, /api/orders, json, application/problem+json"})
    void a_body_without_a_length_is_counted_and_ended_at_64_kibibytes(
            String method, String path, String type, String answered) throws Exception {
        var head = (type.equals("form") ? FORM : JSON) + CHUNKED + "Authorization: Bearer fy_nothing\r\n";
        try (var request = OpenRequest.begin(server, method, path, head)) {
            request.fillChunked(40_000_000);
            assertThat(request.status(SOON)).isEqualTo(413);
            assertThat(request.answer(SOON)).containsIgnoringCase("content-type: " + answered);
            assertThat(request.isClosed(SOON)).isTrue();
        }
    }

    @Test
    void a_body_of_64_kibibytes_is_read_and_one_more_byte_is_too_many() {
        var key = worlds.atelierAmelie().key();
        assertThat(event(key, USUAL)).isEqualTo(201);
        assertThat(event(key, USUAL + 1)).isEqualTo(413);
    }

    @Test
    void a_small_body_without_a_length_is_read() throws Exception {
        var sku = worlds.newSku(worlds.atelierAmelie());
        var head = JSON + CHUNKED + "Authorization: Bearer "
                + worlds.atelierAmelie().key() + "\r\nConnection: close\r\n";
        try (var request = OpenRequest.begin(server, "POST", "/api/inventory/events", head)) {
            request.chunk("{\"SKU\":\"" + sku + "\",")
                    .chunk("\"deltaQuantity\":2}")
                    .lastChunk();
            assertThat(request.status(SOON)).isEqualTo(201);
        }
        var customer = worlds.newCustomer();
        var form = FORM + CHUNKED + "Connection: close\r\nCookie: fy_session=" + worlds.loginAs(customer) + "\r\n";
        try (var request = OpenRequest.begin(server, "POST", "/account/keys", form)) {
            request.chunk("csrf-token=" + worlds.csrf(customer))
                    .chunk("&act=" + UUID.randomUUID() + "&label=by%20")
                    .chunk("chunks")
                    .lastChunk();
            assertThat(request.status(SOON)).isEqualTo(200);
        }
        assertThat(worlds.as(customer).get("/account/keys").asString()).contains("by chunks");
    }

    @Test
    void who_expects_to_be_told_to_go_on_is_told_so_unless_the_body_is_refused() throws Exception {
        var expecting = "Expect: 100-continue\r\nConnection: close\r\n";
        try (var request =
                OpenRequest.begin(server, "POST", "/api/orders", JSON + expecting + "Content-Length: 2\r\n")) {
            assertThat(request.status(SOON)).isEqualTo(100);
            assertThat(request.write("{}").answer(SOON)).contains("HTTP/1.1 401");
        }
        try (var request =
                OpenRequest.begin(server, "POST", "/api/orders", JSON + expecting + "Content-Length: 70000\r\n")) {
            assertThat(request.status(SOON)).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @MethodSource("readingBodies")
    void a_body_of_another_type_is_refused_even_from_somebody_who_may(Expectation route) throws Exception {
        var declared = Route.all().get(route.name()).consumes();
        var softly = new SoftAssertions();
        for (var type : Stream.of(
                        "multipart/form-data; boundary=" + BOUNDARY,
                        "multipart/mixed; boundary=" + BOUNDARY,
                        "application/x-www-form-urlencoded",
                        "application/json",
                        "application/xml",
                        "text/plain",
                        "text/csv",
                        "no type at all",
                        "/",
                        " ",
                        "")
                .filter(type -> !declared.contains(type.replaceFirst(";.*", "")))
                .toList()) {
            var header = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
            try (var request = OpenRequest.begin(
                    server,
                    route.method(),
                    path(route),
                    credentials(route) + header + "Content-Length: 100\r\nConnection: close\r\n")) {
                request.write(FILE.substring(0, 90));
                softly.assertThat(request.status(SOON))
                        .as(route.name() + " " + type)
                        .isIn(400, 415);
            }
        }
        softly.assertAll();
        assertThat(filesOnDisk()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"\"",
                "multipart/form-data; boundary=other",
                "multipart/form-data; boundary=XX; charset=no-such-thing"
            })
    void a_multipart_body_that_cannot_be_read_is_refused_and_leaves_nothing_on_disk(String type) throws Exception {
        for (var body : List.of(
                FILE + "a,b\r\n--XX--\r\n",
                FILE + "a,b",
                "--XX\r\nno header",
                "",
                part("f", "1").repeat(600) + "--XX--\r\n")) {
            for (var route : uploads()) {
                var head = credentials(route) + "Content-Type: " + type + "\r\nConnection: close\r\nContent-Length: ";
                try (var request = OpenRequest.begin(server, "POST", path(route), head + body.length() + "\r\n")) {
                    request.write(body);
                    assertThat(request.status(SOON))
                            .as(route.name() + " " + body.substring(0, Math.min(70, body.length())))
                            .isBetween(400, 499);
                }
            }
        }
        await().untilAsserted(() -> assertThat(filesOnDisk()).isZero());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/x-www-form-urlencoded                          | label=%zz                | 400
            application/x-www-form-urlencoded                          | label=%                  | 400
            application/x-www-form-urlencoded                          | %e4=1                    | 403
            application/x-www-form-urlencoded; charset=utf-8           | label=x                  | 403
            application/x-www-form-urlencoded; charset=ISO-8859-1      | label=x                  | 403
            application/x-www-form-urlencoded; charset=utf-16          | label=x                  | 415
            application/x-www-form-urlencoded; charset=no-such-thing   | label=x                  | 415
            """)
    void a_form_that_cannot_be_read_is_refused(String type, String body, int status) throws Exception {
        var head = "Cookie: fy_session=" + worlds.loginAs(worlds.clara()) + "\r\nContent-Type: " + type
                + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n";
        try (var request = OpenRequest.begin(server, "POST", "/account/keys", head)) {
            assertThat(request.write(body).status(SOON)).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({"512, 422", "513, 413", "5000, 413"})
    void a_form_has_a_bounded_number_of_fields(int fields, int status) throws Exception {
        var customer = worlds.clara();
        var body = "csrf-token=" + worlds.csrf(customer) + "&act=" + UUID.randomUUID() + "&label="
                + "&f=1".repeat(fields - 3);
        var head = "Cookie: fy_session=" + worlds.loginAs(customer) + "\r\n" + FORM
                + "Connection: close\r\nContent-Length: " + body.length() + "\r\n";
        try (var request = OpenRequest.begin(server, "POST", "/account/keys", head)) {
            assertThat(request.write(body).status(SOON)).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded; charset=ISO-8859-1", "text/plain", "no type at all"})
    void the_type_of_no_body_at_all_does_not_matter(String type) {
        worlds.operator();
        worlds.api("fy_dev_operator")
                .header("Content-Type", type)
                .post("/api/operator/rebuilds?from=nowhere")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("from"));
    }

    @Test
    void a_connection_goes_on_after_a_body_that_was_read() throws Exception {
        try (var request = OpenRequest.begin(server, "POST", "/api/orders", JSON + "Content-Length: 2\r\n")) {
            request.write("{}POST /api/orders HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n" + JSON
                    + "Content-Length: 2\r\nConnection: close\r\n\r\n{}");
            assertThat(request.answer(SOON).split("HTTP/1.1 401", -1)).hasSize(3);
        }
    }

    @Test
    void every_route_that_changes_something_says_what_it_consumes() {
        assertThat(Route.all().values())
                .filteredOn(route -> !route.method().equals("GET"))
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        route -> assertThat(route.consumes()).as(route.name()).hasSize(1));
    }

    @Test
    void nobody_uploads_without_a_role() {
        assertThat(uploads())
                .hasSizeGreaterThan(2)
                .allSatisfy(route -> assertThat(route.roles()).as(route.name()).isEqualTo(Set.of("staff")));
    }

    /** Forms of earlier addresses are refused whatever they are. */
    static Stream<Expectation> readingBodies() {
        return changing().filter(route -> !route.path().startsWith("/portal/earlier/"));
    }

    private static Stream<Expectation> changing() {
        return Expectation.all().stream().filter(RequestBodiesTest::changes);
    }

    private static boolean changes(Expectation route) {
        return !route.method().equals("GET");
    }

    private static boolean isUpload(Expectation route) {
        return Route.all().get(route.name()).multipart();
    }

    private static List<Expectation> uploads() {
        return changing().filter(RequestBodiesTest::isUpload).toList();
    }

    /** Opens all of them at once, since each refused connection may stay open for a moment. */
    private static List<Outcome> onAll(List<Expectation> routes, Sender sender) throws Exception {
        var outcomes = new ArrayList<Outcome>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : senders.invokeAll(routes.stream().map(sender::to).toList())) {
                outcomes.add(outcome.get());
            }
        }
        return outcomes;
    }

    private interface Sender {
        Outcome send(Expectation route) throws IOException;

        default Callable<Outcome> to(Expectation route) {
            return () -> send(route);
        }
    }

    private Outcome announced(Expectation route, String headers) throws IOException {
        var head = headers + MULTIPART + "Content-Length: " + NINE_MEGABYTES + "\r\n";
        try (var request = OpenRequest.begin(server, route.method(), path(route), head)) {
            request.write(FILE).fill(NINE_MEGABYTES - FILE.length() - 10);
            return outcome(route, request);
        }
    }

    private Outcome unannounced(Expectation route, String headers) throws IOException {
        try (var request = OpenRequest.begin(server, route.method(), path(route), headers + MULTIPART + CHUNKED)) {
            request.chunk(FILE).fillChunked(NINE_MEGABYTES);
            return outcome(route, request);
        }
    }

    private Outcome outcome(Expectation route, OpenRequest request) throws IOException {
        int status = request.status(SOON);
        long onDisk = filesOnDisk();
        return new Outcome(route, status, isStream(route) || request.isClosed(SOON), onDisk);
    }

    /** What goes on answering for as long as somebody listens. */
    private static boolean isStream(Expectation route) {
        return route.path().contains("/live/");
    }

    private static void assertHeldNothing(SoftAssertions softly, Outcome outcome) {
        softly.assertThat(outcome.onDisk).as(outcome.route.name() + ": on disk").isZero();
        softly.assertThat(outcome.closed).as(outcome.route.name() + ": closed").isTrue();
    }

    private long filesOnDisk() throws IOException {
        if (!Files.exists(uploads)) {
            return 0;
        }
        try (var files = Files.list(uploads)) {
            return files.count();
        }
    }

    private String path(Expectation route) {
        var path = route.path()
                .replace("{provider}", "dev")
                .replace("{brand}", worlds.atelierAmelie().slug());
        for (var parameter : route.kinds().entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", ids.id(parameter.getValue(), Whose.MISSING));
        }
        return path;
    }

    /** Of somebody who gets in, and with what proves that the form is ours. */
    private String credentials(Expectation route) {
        if (route.path().startsWith("/api/")) {
            return "Idempotency-Key: type\r\nAuthorization: Bearer " + key(route.roles()) + "\r\n";
        }
        var person = person(route.roles());
        return "Cookie: fy_session=" + worlds.loginAs(person) + "\r\nX-CSRF-TOKEN: " + worlds.csrf(person) + "\r\n";
    }

    private String key(Set<String> roles) {
        if (roles.contains("operator")) {
            worlds.operator();
            return "fy_dev_operator";
        }
        worlds.clara();
        return roles.contains("customer")
                ? "fy_dev_customer"
                : worlds.atelierAmelie().key();
    }

    private Person person(Set<String> roles) {
        if (roles.contains("operator")) {
            return worlds.operator();
        }
        return roles.contains("public") || roles.contains("customer")
                ? worlds.clara()
                : worlds.atelierAmelie().owner();
    }

    private int event(String key, long length) {
        var sku = worlds.newSku(worlds.atelierAmelie());
        var event = "{\"SKU\":\"" + sku + "\",\"deltaQuantity\":1}";
        return worlds.api(key)
                .contentType("application/json")
                .body(event + " ".repeat((int) length - event.length()))
                .post("/api/inventory/events")
                .statusCode();
    }

    private static String part(String name, String value) {
        return "--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
