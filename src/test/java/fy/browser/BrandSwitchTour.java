package fy.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import fy.shared.Jdbc;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BrandSwitchTour extends Journey {

    @Inject
    Jdbc jdbc;

    @Test
    void tour() {
        var none = worlds.newCustomer();
        var one = worlds.newCustomer();
        var several = worlds.newCustomer();
        var halm = worlds.newBrand();
        var amelie = worlds.newBrand();
        var longOne = worlds.newBrand();
        name(halm, "Studio Halm");
        name(amelie, "Atelier Amélie & Söhne");
        name(
                longOne,
                "Manufaktur für Siebdruck, Radierung und feine Papiere der Geschwister Wagenknecht-Obermaier in Bad Königshofen am See");
        worlds.member(halm, one, "owner");
        worlds.member(halm, several, "owner");
        worlds.member(amelie, several, "staff");
        worlds.member(longOne, several, "viewer");
        jdbc.update(
                "update clients set display_name = 'Henrik Halm' where fy_id in (?, ?, ?)",
                none.fyId(),
                one.fyId(),
                several.fyId());

        var page = browserOf(none);
        page.navigate("/portal/brands");
        looks(page, "brands-0", false);
        page = browserOf(one);
        page.navigate("/portal/brands");
        looks(page, "brands-1", false);
        page.navigate(halm.portal());
        looks(page, "portal-1", true);
        page = browserOf(several);
        page.navigate("/portal/brands");
        looks(page, "brands-3", false);
        page.navigate(halm.portal());
        looks(page, "portal-3", true);
        page.navigate("/portal/brands");
        page.getByText("Start here").last().click();
        page.navigate("/portal/brands");
        looks(page, "brands-3-chosen", false);
        page.navigate(longOne.portal() + "/members");
        looks(page, "portal-3-long", true);
        page.navigate("/account");
        looks(page, "account", false);
    }

    private void name(fy.BrandWorld brand, String name) {
        jdbc.update("update brands set name = ? where brand_id = ?", name, brand.brandId());
    }

    private static void looks(Page page, String name, boolean menu) {
        for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {1440, 390}) {
                page.emulateMedia(
                        new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
                page.setViewportSize(width, width == 390 ? 844 : 900);
                var file = name + "-" + scheme.name().toLowerCase() + "-" + width;
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "look", file + ".png")));
                if (menu && width == 390) {
                    page.locator(".menu-button").click();
                    page.screenshot(
                            new Page.ScreenshotOptions().setPath(Path.of("target", "look", file + "-menu.png")));
                    page.locator(".sheet-head button").click();
                }
            }
        }
    }
}
