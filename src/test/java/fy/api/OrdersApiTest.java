package fy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fy.BrandWorld;
import fy.Worlds;
import fy.orders.OrderWorld;
import fy.shared.Sku;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders over the JSON API, by a customer's key and by brands' keys. */
@QuarkusTest
class OrdersApiTest {

    private static final String HOME = """
            {"name":"Ada Lovelace","street":"Ringstrasse 1","city":"Wien","postcode":"1010","country":"AT"}""";

    @Inject
    Worlds worlds;

    @Inject
    OrderWorld orders;

    BrandWorld amelie;
    BrandWorld nordlicht;
    Sku sku;

    @BeforeEach
    void world() {
        amelie = worlds.atelierAmelie();
        nordlicht = worlds.nordlicht();
        sku = worlds.newSku(amelie);
        orders.restock(amelie, sku, 10);
        worlds.clara();
    }

    @Test
    void an_order_is_placed_once_per_key_and_answered_the_same_for_ever() {
        var key = UUID.randomUUID().toString();
        var first = place(key, line(sku, 2)).statusCode(201).body("status", equalTo("placed"));
        long orderId = first.extract().jsonPath().getLong("orderId");
        first.body("total", equalTo(2 * 4_800 + 500)).header("Location", endsWith("/api/orders/" + orderId));
        change(amelie.key(), orderId, "shipped", null).statusCode(200).body("status", equalTo("shipped"));

        var again = place(key, line(sku, 2)).statusCode(201);

        assertThat(again.extract().asString()).isEqualTo(first.extract().asString());
        assertThat(orders.stock(sku)).isEqualTo(8);
        place(key, line(sku, 3)).statusCode(409);
        assertThat(orders.stock(sku)).isEqualTo(8);
    }

    @Test
    void the_same_key_at_once_gets_one_body() throws Exception {
        var key = UUID.randomUUID().toString();
        var bodies = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(12)) {
            var answers = new ArrayList<Future<String>>();
            for (int i = 0; i < 12; i++) {
                answers.add(threads.submit(
                        () -> place(key, line(sku, 1)).statusCode(201).extract().asString()));
            }
            for (var answer : answers) {
                bodies.add(answer.get());
            }
        }
        assertThat(bodies).hasSize(12).containsOnly(bodies.getFirst());
        assertThat(orders.stock(sku)).isEqualTo(9);
    }

    @Test
    void a_refusal_lists_every_short_sku_and_takes_nothing() {
        var scarce = worlds.newSku(nordlicht);
        var key = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) {
            place(key, line(sku, 6) + "," + line(scarce, 1) + "," + line(sku, 6))
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("shortfalls", hasSize(2))
                    .body("shortfalls.find { it.SKU == '" + sku + "' }.wanted", equalTo(12))
                    .body("shortfalls.find { it.SKU == '" + sku + "' }.had", equalTo(10))
                    .body("shortfalls.find { it.SKU == '" + scarce + "' }.had", equalTo(0));
        }
        assertThat(orders.stock(sku)).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "1.5", "1e3", "\"1\"", "null", "true", "[1]", "9007199254740993", "1e400", "1001"})
    void no_quantity_is_guessed(String quantity) {
        var answer = place(UUID.randomUUID().toString(), "{\"SKU\":\"" + sku + "\",\"quantity\":" + quantity + "}");
        assertThat(answer.extract().statusCode()).isIn(400, 422);
        assertThat(orders.stock(sku)).isEqualTo(10);
    }

    @Test
    void what_is_not_known_is_not_taken() {
        place(UUID.randomUUID().toString(), "{\"SKU\":\"" + sku + "\",\"quantity\":1,\"price\":0}")
                .statusCode(400)
                .body("errors.field", hasItem("lines[0].price"));
        place(UUID.randomUUID().toString(), "{\"SKU\":\"no-such\",\"quantity\":1}")
                .statusCode(422)
                .body("errors.field", contains("lines[0].SKU"));
        place(
                        UUID.randomUUID().toString(),
                        "{\"SKU\":\"" + sku + "\",\"quantity\":1,\"brandId\":\"" + nordlicht.brandId() + "\"}")
                .statusCode(422)
                .body("errors.field", contains("lines[0].brandId"));
        place(
                        UUID.randomUUID().toString(),
                        "{\"SKU\":\"" + sku + "\",\"quantity\":1,\"brandId\":\"" + amelie.brandId() + "\"}")
                .statusCode(201);
        var many = String.join(",", java.util.Collections.nCopies(101, line(sku, 1)));
        place(UUID.randomUUID().toString(), many).statusCode(422).body("errors.field", contains("lines"));
        place(null, line(sku, 1)).statusCode(400);
        place("x".repeat(256), line(sku, 1)).statusCode(400);
        place("two words", line(sku, 1)).statusCode(400);
        assertThat(orders.stock(sku)).isEqualTo(9);
    }

    @Test
    void the_brand_moves_its_part_on() {
        long orderId = placed(line(sku, 3));

        change(amelie.key(), orderId, "accepted", null).statusCode(200).body("status", equalTo("accepted"));
        change(amelie.key(), orderId, "accepted", null).statusCode(200);
        worlds.api(amelie.key())
                .contentType(ContentType.JSON)
                .body("{\"lines\":[{\"SKU\":\"" + sku
                        + "\",\"quantity\":1}],\"carrier\":\"Post\",\"trackingNumber\":\"RR1\"}")
                .post("/api/orders/" + orderId + "/parcels")
                .then()
                .statusCode(201)
                .body("lines[0].quantity", equalTo(1));
        worlds.api(amelie.key())
                .contentType(ContentType.JSON)
                .body("{\"lines\":[{\"SKU\":\"" + sku + "\",\"quantity\":3}]}")
                .post("/api/orders/" + orderId + "/parcels")
                .then()
                .statusCode(409)
                .body("shortfalls[0].had", equalTo(2));
        worlds.api(amelie.key())
                .contentType(ContentType.JSON)
                .body("{\"orderId\":" + orderId + ",\"status\":\"shipped\"}")
                .patch("/api/orders/" + orderId)
                .then()
                .statusCode(200)
                .body("status", equalTo("shipped"))
                .body("brands[0].parcels", hasSize(2));
        change(amelie.key(), orderId, "shipped", null).statusCode(200).body("brands[0].parcels", hasSize(2));
        change(amelie.key(), orderId, "cancelled", "unpaid").statusCode(409);
        change(amelie.key(), orderId, "cancelled", null).statusCode(422).body("errors.field", contains("reason"));
        change(amelie.key(), orderId, "paid", null).statusCode(422).body("errors.field", contains("status"));
        worlds.api(amelie.key())
                .contentType(ContentType.JSON)
                .body("{\"orderId\":1,\"status\":\"shipped\"}")
                .patch("/api/orders/" + orderId)
                .then()
                .statusCode(422)
                .body("errors.field", contains("orderId"));
    }

    @Test
    void cancelling_puts_back_what_the_reason_says() {
        long orderId = placed(line(sku, 3));
        change(amelie.key(), orderId, "cancelled", "changed_mind")
                .statusCode(200)
                .body("status", equalTo("cancelled"));
        assertThat(orders.stock(sku)).isEqualTo(10);
        change(amelie.key(), orderId, "cancelled", "changed_mind").statusCode(200);
        assertThat(orders.stock(sku)).isEqualTo(10);
        long other = placed(line(sku, 3));
        change(amelie.key(), other, "cancelled", "damaged").statusCode(200);
        assertThat(orders.stock(sku)).isEqualTo(7);
        change(amelie.key(), other, "shipped", null).statusCode(409);
    }

    @Test
    void goods_come_back_by_the_customers_word_or_by_the_brands() {
        long orderId = placed(line(sku, 3));
        back("fy_dev_customer", orderId, null).statusCode(409);
        change(amelie.key(), orderId, "shipped", null).statusCode(200);

        back("fy_dev_customer", orderId, 1)
                .statusCode(201)
                .body("status", equalTo("requested"))
                .body("quantity", equalTo(1));
        back(amelie.key(), orderId, null)
                .statusCode(201)
                .body("status", equalTo("received"))
                .body("held", equalTo(3));
        back(amelie.key(), orderId, null).statusCode(409);
        back("fy_dev_customer", orderId, null).statusCode(409);
        back(nordlicht.key(), orderId, null).statusCode(404);
        assertThat(orders.stock(sku)).isEqualTo(7);
        worlds.api("fy_dev_customer")
                .get("/api/orders/" + orderId)
                .then()
                .statusCode(200)
                .body("brands[0].returns.lines.flatten().held", not(hasItem(not(nullValue()))));
    }

    @Test
    void each_reader_sees_its_own() {
        var theirs = worlds.newSku(nordlicht);
        orders.restock(nordlicht, theirs, 5);
        long orderId = placed(line(sku, 1) + "," + line(theirs, 1));

        worlds.api("fy_dev_customer")
                .get("/api/orders/" + orderId)
                .then()
                .statusCode(200)
                .body("brands", hasSize(2))
                .body("total", equalTo(2 * 4_800 + 1_000));
        var seen = worlds.api(amelie.key()).get("/api/orders/" + orderId).then().statusCode(200);
        seen.body("brands", hasSize(1)).body("total", equalTo(5_300)).body("email", nullValue());
        assertThat(seen.extract().asString()).doesNotContain(theirs.code(), nordlicht.name(), "example.org");
        worlds.dario();
        var stranger = worlds.api("fy_key_of_dario")
                .get("/api/orders/" + orderId)
                .then()
                .statusCode(404);
        var missing = worlds.api("fy_key_of_dario").get("/api/orders/1").then().statusCode(404);
        assertThat(stranger.extract().jsonPath().getString("title"))
                .isEqualTo(missing.extract().jsonPath().getString("title"));
        worlds.api("fy_key_of_dario").get("/api/orders/no-number").then().statusCode(404);
        worlds.api(amelie.viewerKey()).get("/api/orders/" + orderId).then().statusCode(200);
        change(amelie.viewerKey(), orderId, "shipped", null).statusCode(403);
        change("fy_dev_customer", orderId, "shipped", null).statusCode(403);
        long own = placed(line(sku, 1));
        change(nordlicht.key(), own, "shipped", null).statusCode(404);
    }

    @Test
    void lists_page_by_cursor() {
        var customer = worlds.newCustomer();
        var key = "fy_key_of_" + customer.name();
        long first = placedBy(key, line(sku, 1));
        long second = placedBy(key, line(sku, 1));

        var page = worlds.api(key).get("/api/orders?limit=1").then().statusCode(200);
        page.body("orders.orderId", contains((int) second)).body("next", equalTo((int) second));
        worlds.api(key)
                .get("/api/orders?after=" + second)
                .then()
                .body("orders.orderId", contains((int) first))
                .body("next", nullValue());
        worlds.api(key).get("/api/orders?status=shipped").then().body("orders", empty());
        worlds.api(key).get("/api/orders?status=paid").then().statusCode(422);
        worlds.api(key).get("/api/orders?limit=1000").then().statusCode(422);
        worlds.api(key).get("/api/orders?after=-1").then().statusCode(422);
        worlds.api(amelie.key())
                .get("/api/orders?status=placed&limit=1")
                .then()
                .statusCode(200)
                .body("orders", hasSize(1));
    }

    private ValidatableResponse place(String key, String lines) {
        return placeAs("fy_dev_customer", key, lines);
    }

    private ValidatableResponse placeAs(String who, String key, String lines) {
        var call = worlds.api(who).contentType(ContentType.JSON);
        if (key != null) {
            call.header("Idempotency-Key", key);
        }
        return call.body("{\"lines\":[" + lines + "],\"shipTo\":" + HOME + "}")
                .post("/api/orders")
                .then();
    }

    private long placed(String lines) {
        return placedBy("fy_dev_customer", lines);
    }

    private long placedBy(String who, String lines) {
        return placeAs(who, UUID.randomUUID().toString(), lines)
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("orderId");
    }

    private ValidatableResponse change(String who, long orderId, String status, String reason) {
        return worlds.api(who)
                .contentType(ContentType.JSON)
                .body("{\"orderId\":" + orderId + ",\"status\":\"" + status + "\""
                        + (reason == null ? "" : ",\"reason\":\"" + reason + "\"") + "}")
                .patch("/api/orders/" + orderId)
                .then();
    }

    private ValidatableResponse back(String who, long orderId, Integer quantity) {
        return worlds.api(who)
                .contentType(ContentType.JSON)
                .body("{\"orderId\":" + orderId + ",\"SKU\":\"" + sku + "\""
                        + (quantity == null ? "" : ",\"quantity\":" + quantity) + "}")
                .post("/api/orders/" + orderId + "/returns")
                .then();
    }

    private static String line(Sku sku, int quantity) {
        return "{\"SKU\":\"" + sku + "\",\"quantity\":" + quantity + "}";
    }
}
