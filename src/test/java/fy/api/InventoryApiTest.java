package fy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fy.BrandWorld;
import fy.Worlds;
import fy.shared.Sku;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shop's program moves stock and asks about it. */
@QuarkusTest
class InventoryApiTest {

    @Inject
    Worlds worlds;

    private BrandWorld amelie;
    private Sku sku;

    @BeforeEach
    void world() {
        amelie = worlds.atelierAmelie();
        sku = worlds.newSku(amelie);
    }

    @Test
    void a_restock_answers_the_event_with_quantity_and_seq() {
        post("{\"SKU\":\"" + sku + "\",\"deltaQuantity\":2}")
                .statusCode(201)
                .body("type", equalTo("StockReceived"))
                .body("SKU", equalTo(sku.code()))
                .body("deltaQuantity", equalTo(2))
                .body("quantity", equalTo(2))
                .body("seq", equalTo(1));
        worlds.api(amelie.key())
                .get("/api/inventory/{sku}?minSeq=1", sku.code())
                .then()
                .statusCode(200)
                .body("SKU", equalTo(sku.code()))
                .body("quantity", equalTo(2))
                .body("seq", equalTo(1));
    }

    @Test
    void a_write_off_needs_a_reason_and_never_goes_below_zero() {
        restock(3);
        post("{\"SKU\":\"" + sku + "\",\"deltaQuantity\":-1}").statusCode(422).body("errors.field", contains("reason"));
        post("{\"SKU\":\"" + sku + "\",\"deltaQuantity\":-1,\"reason\":\"torn\"}")
                .statusCode(201)
                .body("type", equalTo("StockWrittenOff"))
                .body("quantity", equalTo(2));
        post("{\"SKU\":\"" + sku + "\",\"deltaQuantity\":-3,\"reason\":\"torn\"}")
                .statusCode(409)
                .body("short[0].SKU", equalTo(sku.code()))
                .body("short[0].wanted", equalTo(3))
                .body("short[0].had", equalTo(2));
        movements().body("events.size()", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2147483647 | 422",
                "1000001 | 422",
                "-2147483648 | 422",
                "2147483648 | 422",
                "9007199254740993 | 422",
                "1e400 | 422",
                "1e3 | 422",
                "1.5 | 422",
                "2.0 | 422",
                "0 | 422",
                "-5 | 422",
                "\"1\" | 422",
                "null | 422",
                "true | 422",
                "[1] | 422",
                "NaN | 400",
            })
    void a_delta_that_is_no_number_in_bounds_changes_nothing(String delta, int status) {
        post("{\"SKU\":\"" + sku + "\",\"deltaQuantity\":" + delta + "}").statusCode(status);
        movements().body("events", empty());
    }

    @Test
    void unknown_fields_and_type_hints_are_refused() {
        post("{\"SKU\":\"" + sku + "\",\"deltaQuantity\":1,\"brandId\":\"x\"}")
                .statusCode(400)
                .body("errors.field", contains("brandId"));
        post("{\"@class\":\"java.lang.Object\",\"SKU\":\"" + sku + "\",\"deltaQuantity\":1}")
                .statusCode(400);
        post("{\"SKU\":\"" + sku + "\",\"deltaQuantity\":1,\"deltaQuantity\":1000}")
                .statusCode(400);
        post("{}").statusCode(422).body("errors.field", contains("SKU", "deltaQuantity"));
        post("").statusCode(greaterThan(399));
        post("null").statusCode(greaterThan(399));
        movements().body("events", empty());
    }

    @Test
    void the_sum_of_restocks_is_bounded() {
        for (int i = 0; i < 2; i++) {
            restock(1_000_000);
        }
        worlds.api(amelie.key())
                .get("/api/inventory/{sku}?minSeq=2", sku.code())
                .then()
                .body("quantity", equalTo(2_000_000));
    }

    @Test
    void the_same_key_does_it_once_and_other_content_under_it_is_refused() {
        String key = UUID.randomUUID().toString();
        String body = "{\"SKU\":\"" + sku + "\",\"deltaQuantity\":2}";
        String first = post(key, body).statusCode(201).extract().asString();
        String second = post(key, body).statusCode(201).extract().asString();
        assertThat(second).isEqualTo(first);
        post(key, "{\"SKU\":\"" + sku + "\",\"deltaQuantity\":3}").statusCode(409);
        post("x".repeat(300), body).statusCode(400);
        movements().body("events.size()", equalTo(1));
    }

    @Test
    void another_brands_sku_is_not_there() {
        var other = worlds.newSku(worlds.nordlicht());
        var missing = worlds.api(amelie.key())
                .get("/api/inventory/no_such_sku")
                .then()
                .statusCode(404);
        worlds.api(amelie.key())
                .get("/api/inventory/{sku}", other.code())
                .then()
                .statusCode(404)
                .body("title", equalTo(missing.extract().<String>path("title")))
                .body("detail", nullValue());
        post("{\"SKU\":\"" + other + "\",\"deltaQuantity\":2}").statusCode(404);
        worlds.api(amelie.key())
                .get("/api/inventory/{sku}/events", other.code())
                .then()
                .statusCode(404);
    }

    @Test
    void stock_as_of_an_instant_never_changes_and_the_future_is_an_error() {
        String restocked = restock(5).extract().path("occurredAt");
        restock(7);
        worlds.api(amelie.key())
                .get("/api/inventory/{sku}?asOf={at}", sku.code(), restocked)
                .then()
                .statusCode(200)
                .body("quantity", equalTo(5))
                .body("seq", equalTo(1));
        asOf("2999-01-01T00:00:00Z").statusCode(422).body("errors.field", contains("asOf"));
        asOf("+10000-01-01T00:00:00Z").statusCode(422).body("errors.field", contains("asOf"));
        asOf("+300000-01-01T00:00:00Z").statusCode(422).body("errors.field", contains("asOf"));
        asOf("-4800-01-01T00:00:00Z").statusCode(422).body("errors.field", contains("asOf"));
        asOf("yesterday").statusCode(422).body("errors.field", contains("asOf"));
        asOf("2020-01-01T00:00:00Z")
                .statusCode(200)
                .body("quantity", equalTo(0))
                .body("seq", equalTo(0));
    }

    @Test
    void the_feed_goes_on_where_it_was_and_can_be_rewound() {
        long start = end();
        restock(1);
        restock(2);
        await().untilAsserted(() -> feed(start).body("events.size()", equalTo(2)));
        int next = feed(start)
                .body("events.SKU", hasItem(sku.code()))
                .body("events.deltaQuantity", contains(1, 2))
                .extract()
                .path("after");
        feed(next).body("events", empty()).body("after", equalTo(next));
        feed(start).body("events.deltaQuantity", contains(1, 2));
        worlds.api(worlds.nordlicht().key())
                .get("/api/inventory/events?after=" + start)
                .then()
                .statusCode(200)
                .body("events.SKU", not(hasItem(sku.code())));
    }

    @Test
    void movements_come_newest_first_a_page_at_a_time() {
        for (int i = 1; i <= 3; i++) {
            restock(i);
        }
        int next = worlds.api(amelie.key())
                .get("/api/inventory/{sku}/events?limit=2", sku.code())
                .then()
                .statusCode(200)
                .body("events.seq", contains(3, 2))
                .extract()
                .path("next");
        worlds.api(amelie.key())
                .get("/api/inventory/{sku}/events?limit=2&before=" + next, sku.code())
                .then()
                .body("events.seq", contains(1))
                .body("next", nullValue());
        worlds.api(amelie.key())
                .get("/api/inventory/{sku}/events?limit=1000000", sku.code())
                .then()
                .statusCode(422);
        worlds.api(amelie.key())
                .get("/api/inventory/{sku}/events?before=-1", sku.code())
                .then()
                .statusCode(422);
    }

    @Test
    void customers_and_strangers_have_no_business_here() {
        worlds.clara();
        worlds.api("fy_dev_customer").get("/api/inventory/" + sku).then().statusCode(403);
        worlds.api("fy_no_such_key").get("/api/inventory/" + sku).then().statusCode(401);
    }

    private ValidatableResponse restock(int units) {
        return post("{\"SKU\":\"" + sku + "\",\"deltaQuantity\":" + units + "}").statusCode(201);
    }

    private ValidatableResponse post(String body) {
        return post(UUID.randomUUID().toString(), body);
    }

    private ValidatableResponse post(String key, String body) {
        return worlds.api(amelie.key())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/api/inventory/events")
                .then();
    }

    private ValidatableResponse movements() {
        return worlds.api(amelie.key())
                .get("/api/inventory/{sku}/events", sku.code())
                .then()
                .statusCode(200);
    }

    private ValidatableResponse asOf(String at) {
        return worlds.api(amelie.key())
                .get("/api/inventory/{sku}?asOf={at}", sku.code(), at)
                .then();
    }

    private ValidatableResponse feed(long after) {
        return worlds.api(amelie.key())
                .get("/api/inventory/events?limit=100&after=" + after)
                .then()
                .statusCode(200);
    }

    /** Where the brand's feed ends, once what was decided before has been published. */
    private long end() {
        var probe = worlds.newSku(amelie);
        worlds.api(amelie.key())
                .contentType("application/json")
                .body("{\"SKU\":\"" + probe + "\",\"deltaQuantity\":1}")
                .post("/api/inventory/events")
                .then()
                .statusCode(201);
        var after = new long[1];
        await().until(() -> {
            var page = feed(after[0]).extract();
            after[0] = page.<Number>path("after").longValue();
            return page.<List<String>>path("events.SKU").contains(probe.code());
        });
        return after[0];
    }
}
