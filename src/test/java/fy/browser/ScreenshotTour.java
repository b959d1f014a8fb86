package fy.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import fy.Person;
import fy.storefront.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Pictures of every page, wide and narrow, light and dark, in {@code target/screenshots}, for people to look at:
 * {@code ./mvnw test -Dtest=ScreenshotTour}. Not part of the tests: its name keeps it out.
 */
@QuarkusTest
class ScreenshotTour extends Journey {

    @Inject
    Gallery gallery;

    @Inject
    Shop shop;

    private enum Look {
        WIDE_LIGHT(1440, ColorScheme.LIGHT),
        WIDE_DARK(1440, ColorScheme.DARK),
        NARROW_LIGHT(390, ColorScheme.LIGHT),
        NARROW_DARK(390, ColorScheme.DARK);

        private final int width;
        private final ColorScheme scheme;

        Look(int width, ColorScheme scheme) {
            this.width = width;
            this.scheme = scheme;
        }
    }

    @Test
    void tour() {
        var skus = gallery.open();
        var scarce = shop.stocked(worlds.nordlicht(), 1);
        var shopper = browserOf(worlds.clara());
        toReview(shopper, skus.getFirst(), 1);
        click(shopper, "Place order");
        sees(shopper, "Thank you.");
        var order = shopper.url().replaceAll(".*/orders/([0-9]+)/.*", "$1");
        toReview(shopper, scarce, 2);
        var review = shopper.url().replaceFirst(".*(/checkouts/.*)", "$1");

        var customer = new LinkedHashMap<>(Map.of(
                "front",
                "/",
                "search",
                "/?q=ha",
                "nothing",
                "/?q=zzz",
                "brand",
                "/brands/atelier-amelie",
                "art",
                "/art/" + skus.getLast(),
                "art-one",
                "/art/" + skus.getFirst(),
                "missing",
                "/art/none"));
        customer.putAll(Map.of(
                "basket",
                "/basket",
                "address",
                "/checkouts/new",
                "review",
                review,
                "orders",
                "/orders",
                "order",
                "/orders/" + order,
                "thanks",
                "/orders/" + order + "/confirmation",
                "profile",
                "/profile"));
        var brand = worlds.atelierAmelie().portal();
        var desk = new LinkedHashMap<>(Map.of(
                "portal",
                brand,
                "portal-stock",
                brand + "/stock",
                "portal-sku",
                brand + "/stock/" + skus.getFirst(),
                "portal-orders",
                brand + "/orders",
                "portal-order",
                brand + "/orders/" + order,
                "portal-returns",
                brand + "/returns",
                "portal-products",
                brand + "/products",
                "portal-imports",
                brand + "/imports",
                "portal-demand",
                brand + "/unmet-demand"));
        desk.putAll(Map.of(
                "portal-members",
                brand + "/members",
                "portal-access",
                brand + "/access",
                "portal-keys",
                brand + "/keys",
                "portal-settings",
                brand + "/settings",
                "portal-restock",
                brand + "/stock/" + skus.getFirst() + "/restocks/new",
                "portal-count",
                brand + "/stock/" + skus.getFirst() + "/counts/new"));
        var operator = Map.of(
                "operator",
                "/operator",
                "operator-applications",
                "/operator/applications",
                "operator-verifications",
                "/operator/verifications",
                "operator-rebuilds",
                "/operator/rebuilds",
                "operator-publication",
                "/operator/publication",
                "operator-dead-letters",
                "/operator/dead-letters");
        walk(shopper, customer);
        walk(browserOf(worlds.atelierAmelie().owner()), desk);
        walk(browserOf(worlds.operator()), operator);
        walk(browserOf(worlds.newCustomer()), Map.of("brands-none", "/portal/brands"));
        walk(browserOf(worlds.nordlicht().owner()), Map.of("brands-one", "/portal/brands"));
        walk(
                browserOf(memberOfSeveral()),
                Map.of("brands", "/portal/brands", "portal-of-several", brand, "profile-of-several", "/account"));
        walk(visitor(), Map.of("login", "/login", "basket-empty", "/basket"));
        shopper.navigate(review);
        click(shopper, "Place order");
        looks(shopper, "refusal");
    }

    private Person memberOfSeveral() {
        var member = worlds.newCustomer();
        worlds.member(worlds.atelierAmelie(), member, "owner");
        worlds.member(worlds.nordlicht(), member, "viewer");
        return member;
    }

    private void walk(Page page, Map<String, String> pages) {
        pages.forEach((name, path) -> {
            page.navigate(path);
            looks(page, name);
        });
    }

    private static void looks(Page page, String name) {
        for (var look : Look.values()) {
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(look.scheme).setReducedMotion(ReducedMotion.REDUCE));
            page.setViewportSize(look.width, look.width == 390 ? 844 : 900);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screenshots", look.name().toLowerCase(Locale.ROOT), name + ".png")));
        }
        page.setViewportSize(1440, 900);
    }
}
