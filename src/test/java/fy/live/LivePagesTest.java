package fy.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import fy.SecurityLines;
import fy.Worlds;
import fy.live.OpenPage.Event;
import fy.shared.Jdbc;
import fy.shared.Sku;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LivePagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TestHTTPResource("/")
    URI root;

    @Inject
    Worlds worlds;

    @Inject
    OrderState states;

    @Inject
    Jdbc jdbc;

    @Inject
    LiveSettings settings;

    @Test
    void aBrandsPageIsToldItsStockAndThenEveryRestock() throws Exception {
        var brand = worlds.atelierAmelie();
        Sku sku = worlds.newSku(brand);
        restock(sku, 4);
        String session = worlds.loginAs(brand.viewer());
        try (var page = OpenPage.at(root.resolve(brand.portal() + "/live/stock?sku=" + sku), session)) {
            assertThat(page.status()).isEqualTo(200);
            awaitFigure(page, sku, 1, "4");
            restock(sku, 38);
            awaitFigure(page, sku, 2, "42");
            assertThat(page.events()).extracting(Event::name).containsOnly("stock");
        }
        try (var again = OpenPage.at(root.resolve(brand.portal() + "/live/stock?sku=" + sku), session)) {
            awaitFigure(again, sku, 2, "42");
        }
    }

    @Test
    void customersAreToldWhetherThereIsSomeAndNotHowMany() throws Exception {
        Sku sku = worlds.newSku(worlds.atelierAmelie());
        try (var page = OpenPage.at(root.resolve("/live/stock?sku=" + sku))) {
            await().atMost(PATIENCE).until(() -> page.everything().contains("availability-out"));
            restock(sku, 777);
            await().atMost(PATIENCE).until(() -> page.everything().contains("availability-ok"));
            assertThat(page.everything()).doesNotContain("777");
        }
    }

    @Test
    void anotherBrandsStockIsNotThere() throws Exception {
        Sku sku = worlds.newSku(worlds.atelierAmelie());
        Sku own = worlds.newSku(worlds.nordlicht());
        String session = worlds.loginAs(worlds.nordlicht().owner());
        for (String path : new String[] {"sku=" + sku, "sku=" + own + "&sku=" + sku, "sku=nothing-of-that-name"}) {
            try (var page = OpenPage.at(root.resolve(worlds.nordlicht().portal() + "/live/stock?" + path), session)) {
                assertThat(page.status()).as(path).isEqualTo(404);
            }
        }
        try (var page = OpenPage.at(root.resolve(worlds.nordlicht().portal() + "/live/stock?sku=" + own), session)) {
            restock(sku, 3);
            restock(own, worlds.nordlicht().key(), 5);
            awaitFigure(page, own, 1, "5");
            assertThat(page.everything()).doesNotContain(sku.code());
        }
    }

    @Test
    void whatIsNotAskedForProperlyIsSaidSo() {
        given().get("/live/stock").then().statusCode(400);
        given().get("/live/stock?sku=nothing-of-that-name").then().statusCode(404);
        given().get("/live/stock?sku=%3Cscript%3E").then().statusCode(404);
        given().get("/live/stock?sku=" + String.join(",", names(101))).then().statusCode(400);
        worlds.as(worlds.clara()).get("/live/orders/999999999").then().statusCode(404);
        worlds.as(worlds.clara()).get("/live/orders/abc").then().statusCode(404);
        worlds.as(worlds.clara())
                .get("/live/orders/999999999?since=99999999999999999")
                .then()
                .statusCode(404);
        var brand = worlds.atelierAmelie();
        worlds.as(worlds.clara()).get(brand.portal() + "/live/desk").then().statusCode(404);
        worlds.as(brand.viewer())
                .get(brand.portal() + "/live/orders/999999999")
                .then()
                .statusCode(404);
    }

    @Test
    void theDeskOfABrandHearsOfItsOwnMovementsOnly() throws Exception {
        var brand = worlds.newBrand();
        Sku own = worlds.newSku(brand);
        Sku other = worlds.newSku(worlds.atelierAmelie());
        String session = worlds.loginAs(brand.owner());
        long now = System.currentTimeMillis();
        try (var page = OpenPage.at(root.resolve(brand.portal() + "/live/desk?since=" + now), session);
                var stock = OpenPage.at(root.resolve("/live/stock?sku=" + other))) {
            restock(other, 9);
            await().atMost(PATIENCE).until(() -> stock.everything().contains("availability-ok"));
            assertThat(page.events()).isEmpty();
            restock(own, brand.key(), 1);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(page.events()).containsExactly(new Event("desk", "desk")));
        }
    }

    @Test
    void aDeskThatComesBackIsToldOnlyWhenSomethingMovedMeanwhile() throws Exception {
        var brand = worlds.newBrand();
        Sku own = worlds.newSku(brand);
        Sku other = worlds.newSku(worlds.atelierAmelie());
        String session = worlds.loginAs(brand.owner());
        var desk = root.resolve(brand.portal() + "/live/desk?since=" + (System.currentTimeMillis() - 60_000));
        try (var page = OpenPage.at(desk, session);
                var stock = OpenPage.at(root.resolve("/live/stock?sku=" + other))) {
            restock(other, 9);
            await().atMost(PATIENCE).until(() -> stock.everything().contains("availability-ok"));
            assertThat(page.events()).isEmpty();
        }
        restock(own, brand.key(), 1);
        try (var back = OpenPage.at(desk, session)) {
            await().atMost(PATIENCE).until(() -> back.events().contains(new Event("desk", "desk")));
        }
    }

    @Test
    void whatABrandsOrdersDoMovesItsDeskToo() {
        var brand = worlds.newBrand();
        Sku sku = worlds.newSku(brand);
        restock(sku, brand.key(), 1);
        long order = order(sku);
        var placed = newest(order);
        assertThat(states.deskMovedSince(brand.brandId(), placed.minusMillis(1)))
                .isTrue();
        assertThat(states.deskMovedSince(brand.brandId(), placed.plusMillis(1))).isFalse();
        worlds.api(brand.key())
                .contentType("application/json")
                .body(Map.of("orderId", order, "status", "accepted"))
                .patch("/api/orders/" + order)
                .then()
                .statusCode(200);
        assertThat(states.deskMovedSince(brand.brandId(), placed.plusMillis(1))).isTrue();
        assertThat(states.deskMovedSince(brand.brandId(), newest(order))).isFalse();
        assertThat(states.deskMovedSince(worlds.newBrand().brandId(), Instant.EPOCH))
                .isFalse();
    }

    private long order(Sku sku) {
        return worlds.api("fy_key_of_" + worlds.newCustomer().name())
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body("""
                        {"lines":[{"SKU":"%s","quantity":1}],
                         "shipTo":{"name":"Clara","street":"Long Street 1","city":"Utrecht","postcode":"3511","country":"NL"}}
                        """.formatted(sku))
                .post("/api/orders")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("orderId");
    }

    private Instant newest(long order) {
        return jdbc.first(
                        "select max(occurred_at) as at from order_events where order_id = ?",
                        row -> row.getObject("at", OffsetDateTime.class).toInstant(),
                        order)
                .orElseThrow();
    }

    private void restock(Sku sku, int units) {
        restock(sku, "fy_dev_brand", units);
    }

    @Test
    void who_has_too_many_streams_open_is_refused_one_more_and_leaves_a_line_in_the_security_log() throws Exception {
        var brand = worlds.newBrand();
        var desk = root.resolve(brand.portal() + "/live/desk");
        var session = worlds.loginAs(brand.viewer());
        var open = new ArrayList<OpenPage>();
        try (var lines = SecurityLines.listen()) {
            for (int i = 0; i < settings.perClient(); i++) {
                open.add(OpenPage.at(desk, session));
            }
            assertThat(open).extracting(OpenPage::status).containsOnly(200);
            assertThat(lines.all()).isEmpty();
            worlds.as(brand.viewer()).get(brand.portal() + "/live/desk").then().statusCode(429);
            assertThat(lines.all())
                    .singleElement(STRING)
                    .startsWith("event=rate-limited client=" + brand.viewer().fyId() + " brand=" + brand.brandId()
                            + " request=");
        } finally {
            open.forEach(OpenPage::close);
        }
    }

    private void restock(Sku sku, String key, int units) {
        worlds.api(key)
                .contentType("application/json")
                .body(Map.of("SKU", sku.code(), "deltaQuantity", units))
                .post("/api/inventory/events")
                .then()
                .statusCode(201);
    }

    private static void awaitFigure(OpenPage page, Sku sku, long seq, String figure) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page.events()).anySatisfy(event -> assertThat(event.data())
                        .contains("data-sku=\"" + sku + "\"", "data-seq=\"" + seq + "\"", ">" + figure + "<")));
    }

    private static String[] names(int howMany) {
        return IntStream.range(0, howMany).mapToObj(i -> "sku" + i).toArray(String[]::new);
    }
}
