package fy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import fy.storefront.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The main pages, as axe-core judges them. */
@QuarkusTest
class AccessibilityJourneyTest extends Journey {

    @Inject
    Shop shop;

    @Test
    void theShopCanBeUsedByEverybody() {
        var sku = shop.shown(worlds.atelierAmelie(), 3);
        var page = browserOf(worlds.newCustomer());
        for (var path :
                new String[] {"/", "/?q=none-such-work", "/art/" + sku, "/brands/atelier-amelie", "/basket", "/orders"
                }) {
            page.navigate(path);
            judged(page);
        }
        toReview(page, sku, 1);
        judged(page);
        page.navigate("/checkouts/new");
        judged(page);
        page.navigate("/basket");
        judged(page);
        toReview(page, sku, 1);
        click(page, "Place order");
        sees(page, "Thank you.");
        judged(page);
    }

    /** Playwright runs axe-core past the page's Content-Security-Policy; the page itself keeps it. */
    private static void judged(Page page) {
        var violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations).as(page.url()).isEmpty();
    }
}
