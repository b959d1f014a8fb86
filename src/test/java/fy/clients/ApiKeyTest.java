package fy.clients;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import fy.BrandWorld;
import fy.Worlds;
import fy.shared.Jdbc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ApiKeyTest {

    private static final String INVENTORY = "/api/inventory/events";
    private static final Pattern KEY = Pattern.compile("fy_[A-Za-z0-9_-]{43}");

    @Inject
    Worlds worlds;

    @Inject
    Jdbc jdbc;

    @Test
    void aBrandsKeyReachesItsInventory() {
        worlds.api(worlds.atelierAmelie().key()).get(INVENTORY).then().statusCode(200);
    }

    @Test
    void aCustomersKeyDoesNotReachAnInventory() {
        worlds.clara();
        worlds.api("fy_dev_customer").get(INVENTORY).then().statusCode(403).contentType("application/problem+json");
    }

    @Test
    void aViewersKeyMovesNothing() {
        var brand = worlds.atelierAmelie();
        var sku = worlds.newSku(brand);
        worlds.api(brand.viewerKey())
                .contentType("application/json")
                .body("{\"SKU\":\"" + sku + "\",\"deltaQuantity\":2}")
                .post(INVENTORY)
                .then()
                .statusCode(403);
        worlds.api(brand.viewerKey()).get(INVENTORY).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fy_", "fy_unknown", "fy_dev_brand ", "garbage", "a.b.c", "eyJhbGciOiJub25lIn0.eyJpc3MiOiJ4In0."
            })
    void anythingElseIsToldToAuthenticate(String token) {
        worlds.atelierAmelie();
        int expected = token.strip().equals("fy_dev_brand") ? 200 : 401;
        worlds.api(token).get(INVENTORY).then().statusCode(expected);
    }

    @Test
    void withoutAKeyTheApiSaysSoInJson() {
        given().redirects()
                .follow(false)
                .get(INVENTORY)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"));
    }

    @Test
    void aSessionCookieDoesNotOpenTheApi() {
        var owner = worlds.atelierAmelie().owner();
        worlds.as(owner).get(INVENTORY).then().statusCode(401);
    }

    @Test
    void aKeyDoesNotOpenPages() {
        var brand = worlds.atelierAmelie();
        worlds.api(brand.key()).get(brand.portal() + "/members").then().statusCode(302);
    }

    @Test
    void aKeyIsShownOnceStoredAsAHashAndWorksUntilRevoked() {
        var brand = worlds.newBrand();
        var page = worlds.form(brand.owner())
                .formParam("act", UUID.randomUUID())
                .formParam("label", "the ERP")
                .post(brand.portal() + "/keys")
                .then()
                .statusCode(200)
                .header("Cache-Control", is("no-store"))
                .extract()
                .asString();
        var key = KEY.matcher(page).results().findFirst().orElseThrow().group();
        worlds.api(key).get(INVENTORY).then().statusCode(200);

        var list = worlds.as(brand.owner())
                .get(brand.portal() + "/keys")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(list).contains("the ERP").doesNotContain(key);
        assertThat(jdbc.list(
                        "select 1 from api_keys where key_hash = convert_to(?, 'UTF8')", row -> row.getInt(1), key))
                .isEmpty();

        var keyId = jdbc.first(
                        "select key_id from api_keys where brand_id = ? and label = 'the ERP'",
                        row -> row.getString(1),
                        brand.brandId())
                .orElseThrow();
        worlds.form(worlds.nordlicht().owner())
                .post(worlds.nordlicht().portal() + "/keys/" + keyId + "/revocation")
                .then()
                .statusCode(404);
        worlds.form(brand.owner())
                .post(brand.portal() + "/keys/" + keyId + "/revocation")
                .then()
                .statusCode(303);
        worlds.api(key).get(INVENTORY).then().statusCode(401);
    }

    @Test
    void aDoubleClickMakesOneKeyAndShowsItBothTimes() {
        var brand = worlds.newBrand();
        worlds.loginAs(brand.owner());
        var act = UUID.randomUUID();
        var clicks = IntStream.range(0, 4)
                .parallel()
                .mapToObj(_ -> newKey(brand, act, "the till").statusCode(200))
                .map(ApiKeyTest::key)
                .toList();
        assertThat(clicks).hasSize(4).containsOnly(clicks.getFirst());
        assertThat(keysCalled("the till", brand)).isEqualTo(1);

        newKey(brand, act, "something else").statusCode(422);
        assertThat(key(newKey(brand, UUID.randomUUID(), "the till").statusCode(200)))
                .isNotEqualTo(clicks.getFirst());
        jdbc.update("update api_keys set revoked_at = now() where brand_id = ?", brand.brandId());
        newKey(brand, act, "the till").statusCode(422).body(containsString("was used before"));
    }

    @Test
    void aFormWithoutItsActMakesNoKey() {
        var brand = worlds.newBrand();
        worlds.form(brand.owner())
                .formParam("label", "the till")
                .post(brand.portal() + "/keys")
                .then()
                .statusCode(400);
        assertThat(keysCalled("the till", brand)).isZero();
    }

    private ValidatableResponse newKey(BrandWorld brand, UUID act, String label) {
        return worlds.form(brand.owner())
                .formParam("act", act)
                .formParam("label", label)
                .post(brand.portal() + "/keys")
                .then();
    }

    private static String key(ValidatableResponse page) {
        return KEY.matcher(page.extract().asString())
                .results()
                .findFirst()
                .orElseThrow()
                .group();
    }

    private long keysCalled(String label, BrandWorld brand) {
        return jdbc.first(
                        "select count(*) from api_keys where label = ? and brand_id = ?",
                        row -> row.getLong(1),
                        label,
                        brand.brandId())
                .orElseThrow();
    }

    @Test
    void aKeyDiesWithItsMakersMembership() {
        var brand = worlds.newBrand();
        worlds.api(brand.viewerKey()).get(INVENTORY).then().statusCode(200);
        worlds.form(brand.owner())
                .post(brand.portal() + "/members/" + brand.viewer().fyId() + "/removal")
                .then()
                .statusCode(303);
        worlds.api(brand.viewerKey()).get(INVENTORY).then().statusCode(401);
    }

    @Test
    void aKeyOfOneBrandDoesNotActForAnother() {
        worlds.api(worlds.atelierAmelie().key())
                .header("Fy-Brand", worlds.nordlicht().slug())
                .get(INVENTORY)
                .then()
                .statusCode(403);
    }

    @Test
    void a_customers_key_does_not_act_for_a_brand_that_the_call_names() {
        worlds.clara();
        worlds.api("fy_dev_customer").get("/api/orders").then().statusCode(200);
        worlds.api("fy_dev_customer")
                .header("Fy-Brand", worlds.nordlicht().slug())
                .get("/api/orders")
                .then()
                .statusCode(403);
    }

    @Test
    void a_call_that_names_two_brands_acts_for_neither() {
        var brand = worlds.atelierAmelie();
        worlds.api(brand.key())
                .header("Fy-Brand", brand.slug())
                .get(INVENTORY)
                .then()
                .statusCode(200);
        worlds.api(brand.key())
                .header("Fy-Brand", brand.slug(), worlds.nordlicht().slug())
                .get(INVENTORY)
                .then()
                .statusCode(403);
    }

    @Test
    void aNameIsRequired() {
        var brand = worlds.atelierAmelie();
        worlds.form(brand.owner())
                .formParam("act", UUID.randomUUID())
                .formParam("label", " ")
                .post(brand.portal() + "/keys")
                .then()
                .statusCode(422)
                .body(containsString("Enter 1 to 80 characters."));
    }
}
