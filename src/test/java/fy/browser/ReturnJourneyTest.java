package fy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fy.storefront.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ordered, shipped, sent back, received, put on sale: from both sides. */
@QuarkusTest
class ReturnJourneyTest extends Journey {

    @Inject
    Shop shop;

    @Test
    void whatComesBackGoesOnSaleOnlyWhenTheBrandSaysSo() {
        var brand = worlds.newBrand();
        var sku = shop.shown(brand, 4);
        var customer = browserOf(worlds.newCustomer());
        var desk = browserOf(brand.staff());
        var onlooker = visitor();

        toReview(customer, sku, 2);
        click(customer, "Place order");
        sees(customer, "Thank you.");
        var order = customer.url().replaceAll(".*/orders/([0-9]+)/.*", "$1");
        onlooker.navigate("/art/" + sku);
        assertThat(onlooker.locator(".buy-state")).containsText("Last 2");

        desk.navigate(brand.portal() + "/orders/" + order);
        desk.locator("form[action$='/parcels'] input[name=quantity]").fill("2");
        desk.getByLabel("Carrier").fill("DHL");
        desk.getByLabel("Tracking number").fill("JD014600");
        click(desk, "Mark as shipped");

        assertThat(customer.locator("main")).containsText("JD014600");
        customer.locator("summary", new Page.LocatorOptions().setHasText("Ask for a return"))
                .click();
        customer.locator("form[action$='/returns'] input[type=number]").fill("1");
        customer.locator("form[action$='/returns'] button").click();
        assertThat(customer.locator(".return-note")).containsText("asked");

        desk.navigate(brand.portal() + "/returns");
        desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Return [0-9]+$")))
                .first()
                .click();
        click(desk, "Approve");
        desk.locator("input[name=fit]").fill("1");
        click(desk, "Receive");
        assertThat(desk.locator("main")).containsText("Nothing has gone on sale by this.");
        assertThat(shop.stockOf(sku)).isEqualTo(2);
        assertThat(customer.locator(".return-note")).containsText("received");

        click(desk, "Put 1 on sale");
        assertThat(onlooker.locator(".buy-state")).containsText("Last 3");
        assertThat(shop.stockOf(sku)).isEqualTo(3);
    }
}
