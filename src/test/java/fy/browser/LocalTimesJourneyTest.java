package fy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser.NewContextOptions;
import fy.shared.Jdbc;
import fy.storefront.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Somebody nine hours east of Greenwich types times as their own clock shows them. */
@QuarkusTest
class LocalTimesJourneyTest extends Journey {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Inject
    Shop shop;

    @Inject
    Jdbc jdbc;

    @Test
    void aCountIsOfTheTimeOnTheReadersClock() {
        var brand = worlds.newBrand();
        var sku = shop.shown(brand, 3);
        var page = browserOf(brand.staff(), new NewContextOptions().setTimezoneId(TOKYO.getId()));
        page.navigate(brand.portal() + "/stock/" + sku + "/counts/new");
        var asOf = page.locator("#asOf");
        assertThat(page.locator("label[for=asOf]")).hasText("Counted at");
        var shown = LocalDateTime.parse(asOf.inputValue()).atZone(TOKYO).toInstant();
        assertThat(shown).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));

        page.locator("#counted").fill("2");
        click(page, "Count");
        assertThat(page.locator("main")).containsText("Stock is now 2");
        var counted = jdbc.first(
                        "select as_of from inventory_events where sku = ? and type = 'StockCounted'",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        sku)
                .orElseThrow();
        assertThat(counted).isEqualTo(shown);
    }

    @Test
    void thePastIsLookedUpByTheReadersClock() {
        var brand = worlds.newBrand();
        var sku = shop.shown(brand, 3);
        var page = browserOf(brand.staff(), new NewContextOptions().setTimezoneId(TOKYO.getId()));
        page.navigate(brand.portal() + "/stock/" + sku);
        var before = LocalDateTime.now(TOKYO).minusHours(2).truncatedTo(ChronoUnit.MINUTES);
        page.locator("#at").fill(before.toString());
        click(page, "Look");

        assertThat(page.locator("#past [role=status]")).containsText("0 in stock");
        assertThat(page.locator("#at")).hasValue(before.toString());
        assertThat(page.url())
                .contains(before.atZone(TOKYO)
                        .toInstant()
                        .toString()
                        .replace(":00Z", "")
                        .replace(":", "%3A"));
    }

    @Test
    void withoutScriptsTheFieldSaysThatItIsUtc() {
        var brand = worlds.newBrand();
        var sku = shop.shown(brand, 3);
        var page = browserOf(
                brand.staff(),
                new NewContextOptions().setTimezoneId(TOKYO.getId()).setJavaScriptEnabled(false));
        page.navigate(brand.portal() + "/stock/" + sku + "/counts/new");
        assertThat(page.locator("label[for=asOf]")).hasText("Counted at (UTC)");
        var shown = Instant.parse(page.locator("#asOf").inputValue() + "Z");
        assertThat(shown).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }
}
