package fy.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import fy.TabbedBrowser;
import fy.Worlds;
import fy.shared.Jdbc;
import fy.shared.Sku;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BasketTest {

    @Inject
    Worlds worlds;

    @Inject
    Shop shop;

    @Inject
    Jdbc jdbc;

    @TestHTTPResource("/")
    URI root;

    private final Shopper visitor = new Shopper();

    @Test
    void visitorsFillABasketWithoutALogin() {
        var sku = shop.stocked(worlds.atelierAmelie(), 5);
        put(visitor, sku, "2").then().statusCode(303);
        visitor.get("/basket")
                .then()
                .body(containsString("Print " + sku))
                .body(containsString("€96.00"))
                .body(containsString("€101.00"));
    }

    @Test
    void theBasketComesAlongToTheLogin() {
        var both = shop.stocked(worlds.atelierAmelie(), 5);
        var other = shop.stocked(worlds.nordlicht(), 5);
        var customer = worlds.newCustomer();
        put(new Shopper().logIn(worlds, customer), both, "1");
        put(visitor, both, "2");
        put(visitor, other, "1");
        visitor.logIn(worlds, customer);
        for (int look = 0; look < 2; look++) {
            var basket = visitor.get("/basket");
            assertThat(quantity(basket, both.code())).isEqualTo("3");
            assertThat(quantity(basket, other.code())).isEqualTo("1");
        }
    }

    @Test
    void aStrangersCookieOpensNoCustomersBasket() {
        var sku = shop.stocked(worlds.atelierAmelie(), 5);
        var customer = worlds.newCustomer();
        put(new Shopper().logIn(worlds, customer), sku, "1");
        var cart = jdbc.first("select cart_id from carts where fy_id = ?", row -> row.getString(1), customer.fyId())
                .orElseThrow();
        for (var cookie : new String[] {cart, "nonsense", "' or 1=1 --"}) {
            io.restassured.RestAssured.given()
                    .cookie(Basket.COOKIE, cookie)
                    .get("/basket")
                    .then()
                    .statusCode(200)
                    .body(containsString("Your basket is empty."));
        }
    }

    @Test
    void quantitiesChangeAndLinesGo() {
        var first = shop.stocked(worlds.atelierAmelie(), 5);
        var second = shop.stocked(worlds.atelierAmelie(), 5);
        put(visitor, first, "1");
        put(visitor, second, "1");
        visitor.get("/basket");
        visitor.post("/basket", "quantity." + first, "4", "quantity." + second, "0")
                .then()
                .statusCode(303);
        var basket = visitor.get("/basket");
        assertThat(quantity(basket, first.code())).isEqualTo("4");
        basket.then().body(not(containsString(second.code())));
        visitor.post("/basket/lines/" + first + "/removal").then().statusCode(303);
        visitor.get("/basket").then().body(containsString("Your basket is empty."));
    }

    @Test
    void goingToTheCheckoutTakesAlongWhatWasJustTyped() {
        var sku = shop.stocked(worlds.atelierAmelie(), 5);
        put(visitor, sku, "1");
        visitor.get("/basket");
        var next = visitor.post("/basket", "quantity." + sku, "3", "then", "checkout");
        assertThat(Shopper.pathOf(next)).isEqualTo("/checkouts/new");
        assertThat(quantity(visitor.get("/basket"), sku.code())).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "1e3", "1001", "NaN", "", "9007199254740993", "١"})
    void noOddQuantityGetsIn(String quantity) {
        var sku = shop.stocked(worlds.atelierAmelie(), 5);
        put(visitor, sku, quantity).then().statusCode(422).body(containsString("id=\"quantity-error\""));
        visitor.get("/basket").then().body(containsString("Your basket is empty."));
    }

    @Test
    void whatIsNotForSaleCannotBePutIn() {
        visitor.get("/art/" + shop.stocked(worlds.atelierAmelie(), 1));
        visitor.post("/basket/lines", "sku", "none_such", "quantity", "1")
                .then()
                .statusCode(404);
        visitor.post("/basket/lines", "sku", "A\u202EB", "quantity", "1").then().statusCode(404);
        visitor.post("/basket/lines", "quantity", "1").then().statusCode(404);
    }

    @Test
    void troubleIsShownAndAdjustedInOneClick() {
        var few = shop.shown(worlds.atelierAmelie(), 2);
        var gone = shop.stocked(worlds.atelierAmelie(), 5);
        put(visitor, few, "3");
        put(visitor, gone, "1");
        jdbc.update("update skus set published = false where sku = ?", gone);
        visitor.get("/basket")
                .then()
                .body(containsString("2 left, you want 3"))
                .body(containsString("is not for sale any more"));
        visitor.post("/basket/adjustment", "sku", few.code(), "sku", gone.code())
                .then()
                .statusCode(303);
        var basket = visitor.get("/basket");
        assertThat(quantity(basket, few.code())).isEqualTo("2");
        basket.then().body(not(containsString(gone.code())));
    }

    @Test
    void what_came_into_the_basket_after_the_page_was_made_is_not_adjusted_with_it() {
        var few = shop.shown(worlds.atelierAmelie(), 2);
        var gone = shop.stocked(worlds.atelierAmelie(), 5);
        var later = shop.shown(worlds.atelierAmelie(), 1);
        try (var browser = new TabbedBrowser(root)) {
            putIn(browser, few, 3);
            putIn(browser, gone, 1);
            jdbc.update("update skus set published = false where sku = ?", gone);
            var adjustment = browser.form("/basket", "/basket/adjustment");
            putIn(browser, later, 4);
            assertThat(browser.send(adjustment).statusCode()).isEqualTo(303);
            assertThat(browser.page("/basket"))
                    .containsPattern("id=\"quantity\\." + few + "\"[^>]*value=\"2\"")
                    .containsPattern("id=\"quantity\\." + later + "\"[^>]*value=\"4\"")
                    .doesNotContain(gone.code());
        }
    }

    private static void putIn(TabbedBrowser browser, Sku sku, int quantity) {
        var form = browser.form("/art/" + sku, "/basket/lines").with("quantity", quantity);
        assertThat(browser.send(form).statusCode()).isEqualTo(303);
    }

    @Test
    void aFormWithoutTokenChangesNothing() {
        var sku = shop.stocked(worlds.atelierAmelie(), 5);
        var status = new Shopper()
                .post("/basket/lines", "sku", sku.code(), "quantity", "1")
                .statusCode();
        assertThat(status).isIn(400, 403);
    }

    private Response put(Shopper shopper, Object sku, String quantity) {
        shopper.get("/art/" + sku);
        return shopper.post("/basket/lines", "sku", sku.toString(), "quantity", quantity);
    }

    private static String quantity(Response basket, String sku) {
        return Shopper.found(basket, "id=\"quantity\\." + sku + "\"[^>]*value=\"([0-9]+)\"");
    }
}
