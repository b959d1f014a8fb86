package fy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import fy.BrandWorld;
import fy.clients.Brands;
import fy.storefront.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An owner of two brands works on one of them in each of two tabs. */
@QuarkusTest
class TwoTabsJourneyTest extends Journey {

    @Inject
    Brands brands;

    @Inject
    Shop shop;

    @Test
    void settings_that_are_saved_in_the_older_tab_are_those_of_its_brand() {
        var studio = worlds.newBrand();
        var atelier = worlds.newBrand();
        var owner = worlds.newCustomer();
        worlds.member(studio, owner, "owner");
        worlds.member(atelier, owner, "owner");
        var untouched = brands.find(atelier.brandId()).orElseThrow();

        var older = browserOf(owner);
        older.navigate(studio.portal() + "/settings");
        var newer = older.context().newPage();
        newer.navigate("/portal/brands");
        newer.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(atelier.name()))
                .click();
        newer.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Settings"))
                .click();
        sees(newer, "Settings");
        assertShows(newer, atelier);

        older.getByLabel("Story").fill("Written in the older tab");
        older.getByLabel("Contact e-mail").fill("older@example.org");
        older.getByLabel("Shipping price per order").fill("9.90");
        click(older, "Save");
        assertThat(older.getByRole(AriaRole.STATUS)).hasText("Saved.");
        assertShows(older, studio);
        assertThat(older.getByLabel("Story")).hasValue("Written in the older tab");

        newer.reload();
        assertShows(newer, atelier);
        assertThat(newer.getByRole(AriaRole.STATUS)).hasCount(0);
        assertThat(newer.getByLabel("Story")).hasValue("");

        assertThat(brands.find(atelier.brandId()).orElseThrow()).isEqualTo(untouched);
        var saved = brands.find(studio.brandId()).orElseThrow();
        assertThat(saved.story()).isEqualTo("Written in the older tab");
        assertThat(saved.contactEmail()).isEqualTo("older@example.org");
        assertThat(saved.shippingPrice()).isEqualTo(990);
    }

    @Test
    void a_page_takes_in_nothing_that_was_made_for_who_logged_in_after_it() {
        var brand = worlds.newBrand();
        var soldOut = worlds.newSku(brand);
        var page = browserOf(brand.owner());
        page.navigate(brand.portal());
        var restock = page.locator("#desk a[href$='/stock/" + soldOut + "/restocks/new']");
        assertThat(restock).isVisible();
        page.context()
                .addCookies(List.of(new Cookie("fy_session", worlds.loginAs(brand.viewer()))
                        .setUrl(home.toString())
                        .setHttpOnly(true)));
        page.evaluate(
                "() => { window.answered = new Promise(done => document.addEventListener('htmx:afterRequest', () => done(true))); }");
        shop.stocked(brand, 3);
        page.evaluate("() => window.answered");
        assertThat(restock).isVisible();

        page.reload();
        assertThat(page.locator("#desk a[href$='/stock/" + soldOut + "']").first())
                .isVisible();
        assertThat(restock).hasCount(0);
    }

    private static void assertShows(Page page, BrandWorld brand) {
        assertThat(page.locator(".desk-head .desk-who")).hasText(brand.name());
        assertThat(page).hasTitle("Settings · " + brand.name() + " · Fy");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*" + brand.portal() + "/settings$"));
    }
}
