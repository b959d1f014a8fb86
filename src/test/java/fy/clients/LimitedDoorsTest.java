package fy.clients;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;

import fy.Person;
import fy.SecurityLines;
import fy.Worlds;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LimitedDoorsTest.TwoAMinute.class)
class LimitedDoorsTest {

    /** Seconds, at most what one of two a minute takes. */
    private static final Matcher<String> SOON = matchesPattern("[1-9]|[12][0-9]|30");

    public static class TwoAMinute implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "fy.limits.checkout.per-client", "2",
                    "fy.limits.checkout-page.per-client", "2",
                    "fy.limits.basket.per-client", "2",
                    "fy.limits.basket.per-address", "5",
                    "fy.limits.restock.per-client", "2");
        }
    }

    @Inject
    Worlds worlds;

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
    void who_has_to_wait_leaves_a_line_in_the_security_log() {
        var customer = worlds.newCustomer();
        form(customer, "/checkouts").statusCode(303);
        form(customer, "/checkouts").statusCode(303);
        try (var lines = SecurityLines.listen()) {
            var request = form(customer, "/checkouts").statusCode(429).extract().header("X-Request-Id");
            assertThat(lines.all())
                    .containsExactly("event=rate-limited client=" + customer.fyId() + " brand=- request=" + request
                            + " address=127.0.0.1");
        }
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
