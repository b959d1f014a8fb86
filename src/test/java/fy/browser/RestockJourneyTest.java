package fy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import fy.storefront.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A brand restocks on one page; the other pages that show the number change by themselves. */
@QuarkusTest
class RestockJourneyTest extends Journey {

    @Inject
    Shop shop;

    @Test
    void anotherPagesNumberChangesWithoutReload() {
        var brand = worlds.newBrand();
        var sku = shop.shown(brand, 2);
        var list = browserOf(brand.staff());
        var closely = browserOf(brand.owner());
        var customer = visitor();
        closely.navigate(brand.portal() + "/stock/" + sku);
        customer.navigate("/art/" + sku);
        assertThat(closely.locator(".quantity-big .figure")).hasText("2");
        assertThat(customer.locator(".buy-state")).containsText("Last 2");

        list.navigate(brand.portal() + "/stock");
        list.getByLabel("Restock Print " + sku).fill("40");
        click(list, "Add");

        assertThat(list.locator("[data-live='quantity'][data-sku='" + sku + "'] .figure")
                        .first())
                .hasText("42");
        assertThat(closely.locator(".quantity-big .figure")).hasText("42");
        assertThat(customer.locator(".buy-state")).containsText("Available");
    }
}
