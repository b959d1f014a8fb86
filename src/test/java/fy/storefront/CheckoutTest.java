package fy.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import fy.Worlds;
import fy.shared.Jdbc;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CheckoutTest {

    @Inject
    Worlds worlds;

    @Inject
    Shop shop;

    @Inject
    Jdbc jdbc;

    @Test
    void placingAnOrderAsksVisitorsToLogInAndLosesNothing() {
        var sku = shop.stocked(worlds.atelierAmelie(), 5);
        var visitor = new Shopper();
        visitor.get("/art/" + sku);
        visitor.post("/basket/lines", "sku", sku.code(), "quantity", "2");
        var challenge = visitor.get("/checkouts/new");
        assertThat(challenge.statusCode()).isEqualTo(302);
        assertThat(Shopper.pathOf(challenge)).isEqualTo("/login?to=%2Fcheckouts%2Fnew");
        visitor.logIn(worlds, worlds.newCustomer())
                .get("/checkouts/new")
                .then()
                .statusCode(200)
                .body(containsString("2 × <bdi>Print " + sku));
    }

    @Test
    void whatWasReviewedIsWhatIsOrdered() {
        var sku = shop.stocked(worlds.atelierAmelie(), 5);
        var shopper = new Shopper().logIn(worlds, worlds.newCustomer());
        var review = Shop.review(shopper, sku, 2);
        review.then()
                .statusCode(200)
                .body(containsString("Lindenstraße 4"))
                .body(containsString("Germany"))
                .body(containsString("By invoice"))
                .body(containsString("€101.00")); // 2 × 48.00 and 5.00 shipping
        shopper.follow(shopper.post(Shop.orderPath(review)))
                .then()
                .statusCode(200)
                .body(containsString("Thank you."))
                .body(containsString("€101.00"));
        assertThat(shop.stockOf(sku)).isEqualTo(3);
        shopper.get("/basket").then().body(containsString("Your basket is empty."));
    }

    @Test
    void onlyWhatWasOrderedLeavesTheBasketAndOnlyOnce() {
        var sku = shop.stocked(worlds.atelierAmelie(), 9);
        var other = shop.stocked(worlds.atelierAmelie(), 9);
        var shopper = new Shopper().logIn(worlds, worlds.newCustomer());
        var path = Shop.orderPath(Shop.review(shopper, sku, 2, other, 1));
        shopper.post("/basket/lines", "sku", sku.code(), "quantity", "3");

        shopper.post(path).then().statusCode(303);
        assertThat(Shopper.found(shopper.get("/basket"), "name=\"quantity\\." + sku + "\"[^>]* value=\"([0-9]+)\""))
                .isEqualTo("3");
        shopper.get("/basket").then().body(not(containsString("quantity." + other)));
        shopper.post(path).then().statusCode(303);

        assertThat(Shopper.found(shopper.get("/basket"), "name=\"quantity\\." + sku + "\"[^>]* value=\"([0-9]+)\""))
                .isEqualTo("3");
        assertThat(shop.stockOf(sku)).isEqualTo(7);
    }

    @Test
    void aDoubleClickOrdersOnce() throws Exception {
        var sku = shop.stocked(worlds.atelierAmelie(), 9);
        var shopper = new Shopper().logIn(worlds, worlds.newCustomer());
        var path = Shop.orderPath(Shop.review(shopper, sku, 2));
        Callable<String> click = () -> Shopper.pathOf(shopper.post(path));
        try (var clicks = Executors.newFixedThreadPool(4)) {
            var answers = clicks.invokeAll(Stream.generate(() -> click).limit(4).toList());
            var first = answers.getFirst().get();
            assertThat(first).matches("/orders/[0-9]+/confirmation");
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
        }
        assertThat(shop.stockOf(sku)).isEqualTo(7);
    }

    @Test
    void aRefusalNamesEveryShortSkuAndAdjustsInOneClick() {
        var plenty = shop.stocked(worlds.atelierAmelie(), 5);
        var few = shop.stocked(worlds.atelierAmelie(), 1);
        var none = worlds.newSku(worlds.nordlicht());
        var shopper = new Shopper().logIn(worlds, worlds.newCustomer());
        var review = Shop.review(shopper, plenty, 2, few, 3, none, 1);
        var refusal = shopper.post(Shop.orderPath(review));
        refusal.then()
                .statusCode(409)
                .body(containsString(few.code()))
                .body(containsString(none.code()))
                .body(not(containsString(plenty.code())));
        assertThat(shop.stockOf(plenty)).isEqualTo(5);
        var adjusted = shopper.follow(shopper.post(
                Shopper.found(refusal, "action=\"(/checkouts/[0-9a-f-]{36}/adjustment)\""),
                "had." + few,
                "1",
                "had." + none,
                "0"));
        adjusted.then().statusCode(200).body(containsString("2 × ")).body(not(containsString(none.code())));
        assertThat(Shop.orderPath(adjusted)).isNotEqualTo(Shop.orderPath(review));
        shopper.follow(shopper.post(Shop.orderPath(adjusted))).then().body(containsString("Thank you."));
        assertThat(shop.stockOf(plenty)).isEqualTo(3);
        assertThat(shop.stockOf(few)).isZero();
    }

    @Test
    void aRefusedCheckoutStaysRefused() {
        var brand = worlds.atelierAmelie();
        var sku = shop.stocked(brand, 1);
        var shopper = new Shopper().logIn(worlds, worlds.newCustomer());
        var path = Shop.orderPath(Shop.review(shopper, sku, 2));
        shopper.post(path).then().statusCode(409);
        shop.restock(brand, sku, 10);
        shopper.post(path).then().statusCode(409).body(containsString("<strong>1</strong>"));
        assertThat(shop.stockOf(sku)).isEqualTo(11);
    }

    @Test
    void aChangedPriceIsShownBeforeAnythingIsTaken() {
        var sku = shop.stocked(worlds.atelierAmelie(), 5);
        var shopper = new Shopper().logIn(worlds, worlds.newCustomer());
        var review = Shop.review(shopper, sku, 1);
        jdbc.update("update skus set price = 5000 where sku = ?", sku);
        var again = shopper.post(Shop.orderPath(review));
        again.then()
                .statusCode(409)
                .body(containsString("Prices changed"))
                .body(containsString("€48.00"))
                .body(containsString("€50.00"));
        assertThat(shop.stockOf(sku)).isEqualTo(5);
        shopper.follow(shopper.post(Shop.orderPath(again))).then().body(containsString("Thank you."));
        assertThat(shop.stockOf(sku)).isEqualTo(4);
    }

    @Test
    void anAddressIsCheckedFieldByFieldAndKeptAsTyped() {
        var sku = shop.stocked(worlds.atelierAmelie(), 5);
        var shopper = new Shopper().logIn(worlds, worlds.newCustomer());
        shopper.get("/art/" + sku);
        shopper.post("/basket/lines", "sku", sku.code(), "quantity", "1");
        shopper.get("/checkouts/new");
        shopper.post(
                        "/checkouts",
                        "name",
                        "<script>alert(1)</script>",
                        "street",
                        "",
                        "postcode",
                        "1".repeat(2_049),
                        "city",
                        "Berlin",
                        "country",
                        "XX",
                        "email",
                        "a@b.c\r\nBcc: victim@x")
                .then()
                .statusCode(422)
                .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt;"))
                .body(containsString("id=\"street-error\""))
                .body(containsString("id=\"postcode-error\""))
                .body(containsString("id=\"country-error\""))
                .body(containsString("id=\"email-error\""))
                .body(not(containsString("<script>alert")));
    }

    @Test
    void anotherCustomersCheckoutIsNotThere() {
        var sku = shop.stocked(worlds.atelierAmelie(), 5);
        var shopper = new Shopper().logIn(worlds, worlds.newCustomer());
        var path = Shop.orderPath(Shop.review(shopper, sku, 1));
        var stranger = new Shopper().logIn(worlds, worlds.newCustomer());
        Shop.review(stranger, sku, 1);
        stranger.post(path).then().statusCode(404);
        stranger.post(path.replace("/order", "/adjustment")).then().statusCode(404);
        stranger.get(path.replace("/order", "")).then().statusCode(404);
        stranger.post("/checkouts/" + UUID.randomUUID() + "/order").then().statusCode(404);
        stranger.post("/checkouts/1/order").then().statusCode(404);
        assertThat(shop.stockOf(sku)).isEqualTo(5);
    }

    @Test
    void withoutABasketThereIsNoCheckout() {
        var shopper = new Shopper().logIn(worlds, worlds.newCustomer());
        assertThat(Shopper.pathOf(shopper.get("/checkouts/new"))).isEqualTo("/basket");
    }
}
