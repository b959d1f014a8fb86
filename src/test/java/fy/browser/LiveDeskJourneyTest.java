package fy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import fy.storefront.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A brand's start page lies open for long: its stream ends and comes back, and things move meanwhile. */
@QuarkusTest
@TestProfile(LiveDeskJourneyTest.ShortStreams.class)
class LiveDeskJourneyTest extends Journey {

    public static class ShortStreams implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("fy.live.signed-in-lifetime", "2s");
        }
    }

    @Inject
    Shop shop;

    @Test
    void aDeskWhereNothingMovesIsNotFetchedAgain() {
        var brand = worlds.newBrand();
        worlds.newSku(brand);
        var desk = browserOf(brand.owner());
        List<String> fetched = fetches(desk);
        desk.navigate(brand.portal());

        // A process that has only just begun to hear of events has every page look once more.
        await().atMost(Duration.ofMinutes(1)).pollInSameThread().untilAsserted(() -> {
            fetched.clear();
            awaitStream(desk);
            awaitStream(desk);
            awaitStream(desk);
            assertThat(fetched).isEmpty();
        });
    }

    @Test
    void afterAChangeTheStreamGoesOnFromThere() {
        var brand = worlds.newBrand();
        var sku = shop.shown(brand, 1);
        var desk = browserOf(brand.owner());
        desk.navigate(brand.portal());
        long made = since(awaitStream(desk));
        shop.restock(brand, sku, 5);
        assertThat(desk.locator("#desk [data-sku='" + sku + "']")).hasCount(0);

        assertThat(since(awaitStream(desk))).isGreaterThan(made);
    }

    @Test
    void whoeverGoesThroughThePageByKeyboardStaysWhereTheyAre() {
        var brand = worlds.newBrand();
        var sku = worlds.newSku(brand);
        var other = worlds.newSku(brand);
        var desk = browserOf(brand.owner());
        desk.navigate(brand.portal());
        var restock = desk.locator("#desk a[href='" + brand.portal() + "/stock/" + sku + "/restocks/new']");
        restock.focus();
        restock.evaluate("link => { link.dataset.old = 'yes'; }");
        shop.restock(brand, other, 50);

        assertThat(desk.locator("#desk [data-sku='" + other + "']")).hasCount(0);
        assertThat(desk.locator("#desk [data-old]")).hasCount(0);
        assertThat(restock).isFocused();
    }

    private static List<String> fetches(Page page) {
        List<String> fetched = new ArrayList<>();
        page.onRequest(request -> {
            if (request.headers().containsKey("hx-request")) {
                fetched.add(request.url());
            }
        });
        return fetched;
    }

    private static Request awaitStream(Page page) {
        return page.waitForRequest(request -> request.url().contains("/live/desk"), () -> {});
    }

    private static long since(Request stream) {
        return Long.parseLong(stream.url().replaceAll(".*since=", ""));
    }
}
