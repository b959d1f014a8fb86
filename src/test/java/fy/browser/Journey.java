package fy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import fy.Person;
import fy.Worlds;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** A journey through the pages in a real browser. Each person has a context of their own in one browser. */
@ExtendWith(NeedsChromium.class)
abstract class Journey {

    /** Answers that are no 200: a refusal is a 409. */
    private static final List<String> HARMLESS = List.of("Failed to load resource");

    @Inject
    Worlds worlds;

    @TestHTTPResource("/")
    URI home;

    private static Chromium chromium;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    /** What a browser's console says against a page is a fault of the page. */
    @AfterEach
    void closeWindows() {
        List.copyOf(chromium.browser().contexts()).forEach(BrowserContext::close);
        org.assertj.core.api.Assertions.assertThat(complaints).isEmpty();
    }

    /** The browser of somebody who is logged in. */
    Page browserOf(Person person) {
        return browserOf(person, new NewContextOptions());
    }

    /** The same, set up otherwise. */
    Page browserOf(Person person, NewContextOptions options) {
        var page = visitor(options);
        page.context()
                .addCookies(List.of(new Cookie("fy_session", worlds.loginAs(person))
                        .setUrl(home.toString())
                        .setHttpOnly(true)));
        return page;
    }

    /** The browser of somebody we do not know. */
    Page visitor() {
        return visitor(new NewContextOptions());
    }

    private Page visitor(NewContextOptions options) {
        var page = context(options).newPage();
        page.setDefaultTimeout(20_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && HARMLESS.stream().noneMatch(message.text()::startsWith)) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        return page;
    }

    BrowserContext context() {
        return context(new NewContextOptions());
    }

    private BrowserContext context(NewContextOptions options) {
        return chromium.browser().newContext(options.setBaseURL(home.toString()).setViewportSize(1440, 900));
    }

    /** From a work's page to the page that asks to place the order. */
    static void toReview(Page page, Object sku, int quantity) {
        page.navigate("/art/" + sku);
        page.getByLabel("Quantity").fill("" + quantity);
        click(page, "Add to basket");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check out"))
                .click();
        address(page);
    }

    /** From the form that asks where to send it to the page that asks to place the order. */
    static void address(Page page) {
        page.getByLabel("Name").fill("Clara Klein");
        page.getByLabel("Street and number").fill("Lindenstraße 4");
        page.getByLabel("Postcode").fill("10969");
        page.getByLabel("City").fill("Berlin");
        page.getByLabel("Country").selectOption("DE");
        page.getByLabel("E-mail").fill("clara@example.org");
        click(page, "Continue to review");
        sees(page, "Look once more, then order");
    }

    static void click(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    static void sees(Page page, String heading) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading)))
                .isVisible();
    }
}
