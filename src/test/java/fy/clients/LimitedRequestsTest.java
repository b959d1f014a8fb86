package fy.clients;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import fy.Person;
import fy.Worlds;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits as clients and addresses meet them; that every route has one is {@code fy.routes.RouteLimitsTest}. */
@QuarkusTest
@TestProfile(SmallLimits.OfSomeRoutes.class)
class LimitedRequestsTest {

    /** Seconds, at most what one of two a minute takes. */
    private static final Matcher<String> SOON = matchesPattern("[1-9]|[12][0-9]|30");

    private static final int GUESSES = 20;

    @Inject
    Worlds worlds;

    @Inject
    ApiKeys keys;

    @Inject
    RateLimitTime time;

    @TestHTTPResource
    URI server;

    @BeforeEach
    void a_minute_has_passed() {
        time.pass(Duration.ofMinutes(1));
    }

    @Test
    void a_client_who_orders_too_often_waits_and_the_others_do_not() {
        var brand = worlds.newBrand();
        var sku = worlds.newSku(brand);
        var eager = "fy_key_of_" + worlds.newCustomer().name();
        var other = "fy_key_of_" + worlds.newCustomer().name();

        orders(eager, sku.code()).statusCode(409);
        orders(eager, sku.code()).statusCode(409);
        orders(eager, sku.code()).statusCode(429).header("Retry-After", SOON);
        orders(other, sku.code()).statusCode(409);
    }

    @Test
    void a_brand_that_restocks_too_often_waits() {
        var brand = worlds.newBrand();
        var sku = worlds.newSku(brand);

        restocks(brand.key(), sku.code()).statusCode(201);
        restocks(brand.key(), sku.code()).statusCode(201);
        restocks(brand.key(), sku.code()).statusCode(429).header("Retry-After", SOON);
    }

    @Test
    void who_fills_baskets_in_a_hurry_waits_and_an_address_as_a_whole_too() {
        var sku = worlds.newSku(worlds.newBrand()).code();
        var eager = worlds.newCustomer();
        var calm = worlds.newCustomer();
        var fifth = worlds.newCustomer();
        var sixth = worlds.newCustomer();
        Stream.of(eager, calm, fifth, sixth).forEach(worlds::loginAs);

        form(eager, "/basket/lines", "sku", sku).statusCode(303);
        form(eager, "/basket/lines", "sku", sku).statusCode(303);
        form(eager, "/basket/lines", "sku", sku)
                .statusCode(429)
                .header("Retry-After", SOON)
                .contentType("text/html")
                .body(containsString("Too many requests"));
        form(calm, "/basket", "quantity." + sku, "1").statusCode(303);
        form(calm, "/basket/adjustment").statusCode(303);
        form(fifth, "/basket/lines", "sku", sku).statusCode(303);
        form(sixth, "/basket/lines", "sku", sku).statusCode(429).header("Retry-After", SOON);
    }

    @Test
    void who_asks_for_checkout_pages_in_a_hurry_waits() {
        var eager = worlds.newCustomer();

        form(eager, "/checkouts").statusCode(303);
        form(eager, "/checkouts").statusCode(303);
        form(eager, "/checkouts").statusCode(429).header("Retry-After", SOON);
        form(worlds.newCustomer(), "/checkouts").statusCode(303);
    }

    @Test
    void every_way_of_moving_stock_counts() {
        var brand = worlds.newBrand();
        var stock = brand.portal() + "/stock/" + worlds.newSku(brand).code();

        form(brand.owner(), stock + "/write-offs").statusCode(422);
        form(brand.owner(), stock + "/counts").statusCode(422);
        form(brand.owner(), stock + "/write-offs").statusCode(429).header("Retry-After", SOON);
        form(brand.owner(), stock + "/counts").statusCode(429);
        form(brand.owner(), stock + "/movements/1/reversal").statusCode(429);
        form(brand.owner(), stock + "/restocks").statusCode(429);
        form(brand.owner(), brand.portal() + "/imports/" + UUID.randomUUID() + "/application")
                .statusCode(429);
        form(brand.owner(), brand.portal() + "/imports/" + UUID.randomUUID() + "/reversal")
                .statusCode(429);
    }

    @Test
    void a_step_back_of_the_clock_makes_nobody_wait() {
        var brand = worlds.newBrand();
        var sku = worlds.newSku(brand);
        restocks(brand.key(), sku.code()).statusCode(201);
        restocks(brand.key(), sku.code()).statusCode(201);
        restocks(brand.key(), sku.code()).statusCode(429);

        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)), Clock.class);
        time.pass(Duration.ofMinutes(1));
        restocks(brand.key(), sku.code()).statusCode(201);
    }

    @Test
    void all_keys_of_a_brand_count_together_and_apart_from_what_its_members_do_by_hand() {
        var brand = worlds.newBrand();
        var sku = worlds.newSku(brand);
        var another = keys.create(
                brand.brandId(), brand.owner().fyId(), UUID.randomUUID().toString(), "another");

        restocks(brand.key(), sku.code()).statusCode(201);
        restocks(another, sku.code()).statusCode(201);
        restocks(brand.key(), sku.code()).statusCode(429);
        restocks(another, sku.code()).statusCode(429);
        form(brand.owner(), brand.portal() + "/stock/" + sku + "/restocks").statusCode(422);
    }

    @Test
    void the_network_of_an_ipv6_address_counts_and_not_each_address_in_it() {
        search("2001:db8:1:1::a").statusCode(200);
        search("2001:db8:1:1:ffff::b").statusCode(200);
        search("2001:db8:1:1::c").statusCode(429).header("Retry-After", SOON);
        search("2001:db8:1:2::c").statusCode(200);
    }

    @Test
    void an_ipv4_address_that_is_written_as_ipv6_is_the_same_address() {
        search("198.51.100.7").statusCode(200);
        search("::ffff:198.51.100.7").statusCode(200);
        search("198.51.100.7").statusCode(429);
        search("::ffff:198.51.100.8").statusCode(200);
    }

    @Test
    void pages_without_a_search_do_not_count_as_one() {
        var from = "198.51.100.9";
        for (int i = 0; i < 5; i++) {
            from(from).queryParam("q", " ").get("/").then().statusCode(200);
            from(from).get("/").then().statusCode(200);
        }
    }

    @Test
    void the_streams_of_an_ipv6_network_count_together() throws Exception {
        var sku = worlds.newSku(worlds.newBrand());
        var stream =
                HttpRequest.newBuilder(server.resolve("/live/stock?sku=" + sku)).timeout(Duration.ofSeconds(20));
        try (var client = HttpClient.newHttpClient();
                var open = client.send(
                                stream.copy()
                                        .header("X-Forwarded-For", "2001:db8:7:7::1")
                                        .build(),
                                BodyHandlers.ofInputStream())
                        .body()) {
            assertThat(open.read()).isNotNegative();
            var second = client.send(
                    stream.copy().header("X-Forwarded-For", "2001:db8:7:7::2").build(), BodyHandlers.ofInputStream());
            second.body().close();
            assertThat(second.statusCode()).isEqualTo(429);
            client.shutdownNow();
        }
    }

    @Test
    void a_client_who_guesses_order_numbers_waits_after_twenty_misses() {
        var guesser = worlds.newCustomer();
        var key = "fy_key_of_" + guesser.name();
        for (int i = 0; i < GUESSES / 2; i++) {
            worlds.as(guesser).get("/orders/" + (987_000_000 + i)).then().statusCode(404);
            worlds.api(key).get("/api/orders/" + (987_000_100 + i)).then().statusCode(404);
        }
        worlds.as(guesser)
                .get("/orders/987000200")
                .then()
                .statusCode(429)
                .header("Retry-After", SOON)
                .contentType("text/html");
        worlds.api(key)
                .get("/api/orders/987000200")
                .then()
                .statusCode(429)
                .header("Retry-After", SOON)
                .contentType("application/problem+json");
        worlds.as(guesser).get("/orders").then().statusCode(200);
        worlds.as(worlds.newCustomer()).get("/orders/987000200").then().statusCode(404);
    }

    @Test
    void works_that_are_gone_from_the_storefront_are_no_guesses() {
        var visitor = worlds.newCustomer();
        for (int i = 0; i <= GUESSES; i++) {
            worlds.as(visitor).get("/art/gone-" + i).then().statusCode(404);
        }
        worlds.as(visitor).get("/orders/987000200").then().statusCode(404);
    }

    @Test
    void an_address_that_sends_bad_keys_waits_after_twenty_and_keys_accepted_before_go_on() {
        var from = "198.51.100.20";
        var known = worlds.newBrand();
        var unknown = worlds.newBrand();
        inventory(from, known.key()).statusCode(200);
        for (int i = 0; i < GUESSES; i++) {
            inventory(from, i % 2 == 0 ? "fy_guessed_" + i : "not.a.token" + i).statusCode(401);
        }

        inventory(from, "fy_guessed")
                .statusCode(429)
                .header("Retry-After", SOON)
                .contentType("application/problem+json");
        inventory(from, unknown.key()).statusCode(429);
        inventory(from, known.key()).statusCode(200);
        inventory("198.51.100.21", unknown.key()).statusCode(200);
    }

    @Test
    void a_key_that_was_accepted_once_and_is_revoked_counts_like_any_bad_key() {
        var from = "198.51.100.22";
        var brand = worlds.newBrand();
        var key = keys.create(
                brand.brandId(), brand.owner().fyId(), UUID.randomUUID().toString(), "lost");
        inventory(from, key).statusCode(200);
        keys.revoke(
                brand.brandId(),
                brand.owner().fyId(),
                keys.of(brand.brandId()).getFirst().keyId());
        for (int i = 0; i < GUESSES; i++) {
            inventory(from, key).statusCode(401);
        }
        inventory(from, key).statusCode(429);
    }

    @Test
    void an_upload_is_refused_before_its_body_is_sent_and_the_connection_goes_on() throws Exception {
        var brand = worlds.newBrand();
        var staff = brand.staff();
        var products = brand.portal() + "/products";
        var cookie = "fy_session=" + worlds.loginAs(staff);
        for (int i = 0; i < SmallLimits.LIMIT; i++) {
            worlds.as(staff)
                    .multiPart("file", "a.csv", new byte[1])
                    .post(products)
                    .then()
                    .statusCode(403);
        }
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            say(
                    socket,
                    "POST " + products + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie
                            + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 50000\r\n\r\n");
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            assertThat(in.readLine()).startsWith("HTTP/1.1 429 ");

            say(socket, "x".repeat(50_000));
            say(socket, "GET /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(in.lines()).anyMatch(line -> line.endsWith("HTTP/1.1 200 OK"));
        }
    }

    @Test
    void the_path_of_a_request_that_was_refused_is_no_label_of_the_metrics() {
        for (int i = 0; i <= SmallLimits.LIMIT; i++) {
            from("198.51.100.30").get("/invitations/token-of-somebody?q=print");
        }
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("status=\"429\",uri=\"UNKNOWN\""))
                .body(not(containsString("token-of-somebody")));
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static RequestSpecification from(String address) {
        return given().header("X-Forwarded-For", address);
    }

    private static ValidatableResponse search(String from) {
        return from(from).get("/?q=print").then();
    }

    private static ValidatableResponse inventory(String from, String key) {
        return from(from)
                .header("Authorization", "Bearer " + key)
                .get("/api/inventory/events")
                .then();
    }

    private ValidatableResponse form(Person person, String path, String... fields) {
        var call = given().redirects()
                .follow(false)
                .cookie("fy_session", worlds.loginAs(person))
                .formParam("csrf-token", worlds.csrf(person));
        for (int i = 0; i < fields.length; i += 2) {
            call.formParam(fields[i], fields[i + 1]);
        }
        return call.post(path).then();
    }

    private ValidatableResponse orders(String key, String sku) {
        return worlds.api(key)
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body("""
                        {"lines":[{"SKU":"%s","quantity":1}],
                         "shipTo":{"name":"Clara","street":"Long Street 1","city":"Utrecht","postcode":"3511","country":"NL"}}
                        """.formatted(sku))
                .post("/api/orders")
                .then();
    }

    private ValidatableResponse restocks(String key, String sku) {
        return worlds.api(key)
                .contentType("application/json")
                .body("{\"SKU\":\"%s\",\"deltaQuantity\":1}".formatted(sku))
                .post("/api/inventory/events")
                .then();
    }
}
