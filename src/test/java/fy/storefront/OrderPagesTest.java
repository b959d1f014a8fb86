package fy.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import fy.BrandWorld;
import fy.Worlds;
import fy.shared.Sku;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrderPagesTest {

    @Inject
    Worlds worlds;

    @Inject
    Shop shop;

    private BrandWorld brand;
    private Sku sku;
    private Shopper shopper;
    private String order;

    @BeforeEach
    void anOrderOfThree() {
        brand = worlds.atelierAmelie();
        sku = shop.stocked(brand, 5);
        shopper = new Shopper().logIn(worlds, worlds.newCustomer());
        var review = Shop.review(shopper, sku, 3);
        order = Shopper.pathOf(shopper.post(Shop.orderPath(review))).replace("/confirmation", "");
    }

    @Test
    void theOrderStandsInTheListAndOnItsPage() {
        shopper.get("/orders").then().body(containsString("href=\"" + order + "\""));
        shopper.get(order)
                .then()
                .statusCode(200)
                .body(containsString("Print " + sku))
                .body(containsString("3 being prepared"))
                .body(containsString("€149.00"));
    }

    @Test
    void anotherCustomersOrderIsNotThere() {
        var stranger = new Shopper().logIn(worlds, worlds.newCustomer());
        Shop.review(stranger, sku, 1);
        var missing = stranger.get("/orders/999999999");
        for (var path : new String[] {order, order + "/confirmation", "/orders/x", "/orders/-1", "/orders/1e3"}) {
            var answer = stranger.get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(withoutRequestId(answer)).isEqualTo(withoutRequestId(missing));
        }
        stranger.post(order + "/cancellations", act(1, "cancel")).then().statusCode(404);
        stranger.post(order + "/returns", act(1, "return")).then().statusCode(404);
        assertThat(shop.stockOf(sku)).isEqualTo(2);
    }

    @Test
    void whatIsOpenCanBeCancelledOnce() {
        var form = act(2, "cancel");
        shopper.follow(shopper.post(order + "/cancellations", form))
                .then()
                .statusCode(200)
                .body(containsString("2 cancelled"))
                .body(containsString("1 being prepared"))
                .body(containsString("€53.00"));
        shopper.post(order + "/cancellations", form).then().statusCode(303);
        assertThat(shop.stockOf(sku)).isEqualTo(4);
        shopper.post(order + "/cancellations", act(2, "cancel"))
                .then()
                .statusCode(409)
                .body(containsString("Nothing changed"));
        assertThat(shop.stockOf(sku)).isEqualTo(4);
    }

    @Test
    void whatWasShippedIsShownWithItsTrackingAndCanBeAskedBack() {
        shop.ship(brand, Long.parseLong(order.replace("/orders/", "")), "DHL", "JD0146000");
        shopper.get(order)
                .then()
                .body(containsString("3 shipped"))
                .body(containsString("JD0146000"))
                .body(not(containsString("Cancel something")));
        shopper.follow(shopper.post(order + "/returns", act(1, "return")))
                .then()
                .statusCode(200)
                .body(containsString("looks at it and answers"));
        shopper.post(order + "/returns", act(3, "return")).then().statusCode(409);
        assertThat(shop.stockOf(sku)).isEqualTo(2);
    }

    @Test
    void nothingChosenIsSaidAtTheForm() {
        shopper.post(order + "/cancellations", act(0, "cancel"))
                .then()
                .statusCode(422)
                .body(containsString("Choose how many."));
        shopper.post(order + "/cancellations", act(-1, "cancel")).then().statusCode(422);
    }

    @Test
    void aFormThatIsWrongStandsOpenAndTheErrorLeadsIntoIt() {
        var wrong = shopper.post(order + "/cancellations", act(1001, "cancel"));
        var field = Shopper.found(wrong, "href=\"#(cancel\\.[0-9]+)\"");
        wrong.then()
                .statusCode(422)
                .body(containsString("id=\"" + field + "-error\""))
                .body(containsString("<details class=\"reveal\" open>"));
        var nothing = shopper.post(order + "/cancellations", act(0, "cancel"));
        nothing.then().statusCode(422).body(containsString("href=\"#" + field + "\""));
        shopper.get(order).then().body(not(containsString("<details class=\"reveal\" open>")));
    }

    @Test
    void aReasonThatIsTooLongIsSaidAtItsField() {
        shop.ship(brand, Long.parseLong(order.replace("/orders/", "")), "DHL", "JD0146000");
        var fields = Stream.concat(Stream.of(act(1, "return")), Stream.of("reason", "x".repeat(501)))
                .toArray(String[]::new);
        var wrong = shopper.post(order + "/returns", fields);
        var field = Shopper.found(wrong, "href=\"#(reason[^\"]*)\"");
        wrong.then()
                .statusCode(422)
                .body(containsString("id=\"" + field + "\""))
                .body(containsString("id=\"" + field + "-error\""))
                .body(containsString("<details class=\"reveal\" open>"))
                .body(containsString("x".repeat(501)));
    }

    private String[] act(int units, String kind) {
        var page = shopper.get(order);
        return new String[] {
            "brand",
            brand.brandId().toString(),
            "act",
            UUID.randomUUID().toString(),
            kind + "." + Shopper.found(page, "name=\"(?:cancel|return)\\.([0-9]+)\""),
            "" + units
        };
    }

    private static String withoutRequestId(Response answer) {
        return answer.asString().replaceAll("<span class=\"code\">[0-9a-f]+</span>", "");
    }
}
