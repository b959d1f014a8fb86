package fy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import fy.BrandWorld;
import fy.shared.Sku;
import fy.storefront.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An order moves while somebody writes in one of its page's forms. */
@QuarkusTest
class OrderFormsJourneyTest extends Journey {

    @Inject
    Shop shop;

    @Test
    void whatIsHalfTypedIsKeptAndWhatIsNotIsRefreshed() {
        var brand = worlds.newBrand();
        var sku = shop.shown(brand, 9);
        var customer = browserOf(worlds.newCustomer());
        var desk = browserOf(brand.staff());
        toReview(customer, sku, 5);
        click(customer, "Place order");
        sees(customer, "Thank you.");
        var order = customer.url().replaceAll(".*/orders/([0-9]+)/.*", "$1");
        shipOne(brand, sku, order);
        assertThat(customer.locator(".parcel-note")).hasCount(1);

        reveal(customer, "Cancel");
        reveal(customer, "Ask for a return");
        var reason = customer.locator("form[action$='/returns'] textarea");
        reason.fill("The frame is not straight");
        desk.navigate(brand.portal() + "/orders/" + order);
        var carrier = desk.getByLabel("Carrier");
        carrier.pressSequentially("Wind");
        shipOne(brand, sku, order);

        assertThat(customer.locator(".parcel-note")).hasCount(2);
        assertThat(reason).hasValue("The frame is not straight");
        assertThat(reason).isFocused();
        assertThat(customer.locator("form[action$='/cancellations'] input[type=number]"))
                .hasValue("3");
        assertThat(customer.locator("form[action$='/cancellations'] button")).isVisible();

        assertThat(desk.locator("#cancel input[type=number]")).hasAttribute("max", "3");
        assertThat(carrier).isFocused();
        desk.keyboard().type("mill");
        assertThat(carrier).hasValue("Windmill");
    }

    private static void reveal(Page page, String words) {
        page.locator("summary", new Page.LocatorOptions().setHasText(words))
                .first()
                .click();
    }

    private void shipOne(BrandWorld brand, Sku sku, String order) {
        worlds.api(brand.key())
                .contentType(ContentType.JSON)
                .body(Map.of("lines", List.of(Map.of("SKU", sku.code(), "quantity", 1))))
                .post("/api/orders/" + order + "/parcels")
                .then()
                .statusCode(201);
    }
}
