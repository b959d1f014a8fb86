package fy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import fy.storefront.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Two customers want the last one: one gets it, the other is told, and goes on with what is left. */
@QuarkusTest
class LastUnitJourneyTest extends Journey {

    @Inject
    Shop shop;

    @Test
    void oneGetsTheLastUnitAndTheOtherIsTold() {
        var last = shop.shown(worlds.atelierAmelie(), 1);
        var other = shop.shown(worlds.nordlicht(), 10);
        var first = browserOf(worlds.newCustomer());
        var second = browserOf(worlds.newCustomer());
        var onlooker = visitor();
        onlooker.navigate("/art/" + last);
        assertThat(onlooker.locator(".buy-state")).containsText("Last one");

        toReview(first, last, 1);
        second.navigate("/art/" + other);
        click(second, "Add to basket");
        toReview(second, last, 1);
        click(first, "Place order");
        sees(first, "Thank you.");
        click(second, "Place order");
        sees(second, "Not enough is left.");
        assertThat(second.getByRole(com.microsoft.playwright.options.AriaRole.TABLE))
                .containsText(last.code());

        assertThat(onlooker.locator(".buy-state")).containsText("Sold out");

        click(second, "Adjust my basket");
        sees(second, "Look once more, then order");
        assertThat(second.locator("main")).not().containsText("Print " + last);
        click(second, "Place order");
        sees(second, "Thank you.");
    }
}
