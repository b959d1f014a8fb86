package fy.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Pictures of every page of a running Fy, wide and narrow, light and dark, into {@code target/screenshots}:
 * {@code ./mvnw test -Dtest=ScreenshotTour -Dfy.tour=http://localhost:8080/}. It is for people to look at.
 */
@EnabledIfSystemProperty(named = "fy.tour", matches = "https?://.+")
class ScreenshotTour {

    private static final Map<String, String> VISITOR = Map.of(
            "front",
            "/",
            "search",
            "/?q=a",
            "nothing",
            "/?q=zzzzzz",
            "brand",
            "/brands/atelier-amelie",
            "art",
            "/art/ab_20x20_white",
            "basket-empty",
            "/basket",
            "login",
            "/login",
            "missing",
            "/art/none");
    private static final Map<String, String> CUSTOMER =
            Map.of("basket", "/basket", "address", "/checkouts/new", "orders", "/orders", "profile", "/profile");
    private static final Map<String, String> BRAND = Map.ofEntries(
            Map.entry("portal", "/portal"),
            Map.entry("portal-stock", "/portal/stock"),
            Map.entry("portal-sku", "/portal/stock/ab_20x20_white"),
            Map.entry("portal-orders", "/portal/orders"),
            Map.entry("portal-returns", "/portal/returns"),
            Map.entry("portal-products", "/portal/products"),
            Map.entry("portal-import", "/portal/imports/new"),
            Map.entry("portal-unmet", "/portal/unmet-demand"),
            Map.entry("portal-members", "/portal/members"),
            Map.entry("portal-keys", "/portal/keys"),
            Map.entry("portal-settings", "/portal/settings"));
    private static final Map<String, String> OPERATOR = Map.of(
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

    private final String home = System.getProperty("fy.tour", "");

    @Test
    void tour() {
        try (var chromium = Chromium.start()) {
            for (var look : Look.values()) {
                walk(chromium.browser(), look, null, VISITOR);
                walk(chromium.browser(), look, "clara", CUSTOMER);
                walk(chromium.browser(), look, "amelie", BRAND);
                walk(chromium.browser(), look, "olga", OPERATOR);
            }
        }
    }

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

        BrowserContext context(Browser browser, String home) {
            return browser.newContext(new Browser.NewContextOptions()
                    .setBaseURL(home)
                    .setColorScheme(scheme)
                    .setViewportSize(width, width == 390 ? 844 : 900));
        }
    }

    private void walk(Browser browser, Look look, String person, Map<String, String> pages) {
        try (var context = look.context(browser, home)) {
            var page = context.newPage();
            var all = new LinkedHashMap<>(pages);
            if (person != null) {
                logIn(page, person);
            }
            if ("clara".equals(person)) {
                fillBasket(page);
                all.putAll(newest(page, "/orders", "order"));
            }
            if ("amelie".equals(person)) {
                all.putAll(newest(page, "/portal/orders", "portal-order"));
            }
            all.forEach((name, path) -> {
                page.navigate(path);
                shoot(page, look, name);
            });
            if ("clara".equals(person)) {
                checkOut(page, look);
            }
        }
    }

    /** The newest thing of a list. */
    private static Map<String, String> newest(Page page, String list, String name) {
        page.navigate(list);
        var href = Pattern.compile("href=\"(" + list + "/[0-9]+)\"").matcher(page.content());
        return href.find() ? Map.of(name, href.group(1)) : Map.of();
    }

    private static void logIn(Page page, String person) {
        page.navigate("/login/dev");
        page.getByText(person).first().click();
        page.waitForURL(url -> !url.contains("/authorize"));
    }

    private static void fillBasket(Page page) {
        page.navigate("/");
        for (int i = 0; i < 3; i++) {
            page.navigate("/");
            page.locator("a.work:has(.availability-ok)").nth(i * 3).click();
            page.locator(".buy-form button").click();
        }
    }

    private static void checkOut(Page page, Look look) {
        page.navigate("/checkouts/new");
        page.getByLabel("Street and number").fill("Lindenstraße 4");
        page.getByLabel("Postcode").fill("10969");
        page.getByLabel("City").fill("Berlin");
        page.getByLabel("Country").selectOption("DE");
        page.locator("main form button[type=submit]").first().click();
        shoot(page, look, "review");
        page.locator(".summary form button").click();
        shoot(page, look, "confirmation");
    }

    private static void shoot(Page page, Look look, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/screenshots", look.name().toLowerCase(), name + ".png")));
    }
}
