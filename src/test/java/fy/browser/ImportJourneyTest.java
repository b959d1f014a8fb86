package fy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import fy.storefront.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A file of movements: looked at first, applied, taken back. */
@QuarkusTest
class ImportJourneyTest extends Journey {

    @Inject
    Shop shop;

    @Test
    void aFileIsPreviewedAppliedAndUndone() {
        var brand = worlds.newBrand();
        var first = shop.stocked(brand, 3);
        var second = worlds.newSku(brand);
        var page = browserOf(brand.owner());
        page.navigate(brand.portal() + "/imports");
        var file = "SKU,deltaQuantity,reason\n" + first + ",-1,torn corner\n" + second + ",12,\n";
        page.setInputFiles(
                "input[type=file]", new FilePayload("autumn.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        click(page, "Look at it first");

        sees(page, "autumn.csv");
        assertThat(page.locator("main")).containsText("3 → 2");
        assertThat(page.locator("main")).containsText("0 → 12");
        stocks(first, 3, second, 0);

        click(page, "Apply all 2 rows");
        assertThat(page.locator("main")).containsText("2 movements were made of this file");
        stocks(first, 2, second, 12);

        page.locator("summary", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Undo this import"))
                .click();
        click(page, "Yes, undo it");
        assertThat(page.locator("main")).containsText("2 movements were undone");
        stocks(first, 3, second, 0);
    }

    private void stocks(fy.shared.Sku first, long ofFirst, fy.shared.Sku second, long ofSecond) {
        org.assertj.core.api.Assertions.assertThat(shop.stockOf(first)).isEqualTo(ofFirst);
        org.assertj.core.api.Assertions.assertThat(shop.stockOf(second)).isEqualTo(ofSecond);
    }
}
