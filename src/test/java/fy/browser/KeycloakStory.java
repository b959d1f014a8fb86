package fy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import fy.deploy.LocalTown;
import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import fy.fleet.Market;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The story in a browser through the proxy, with everybody logged in by Keycloak itself. */
class KeycloakStory {

    private static final String SKU = "fleet_harbour";

    private static LocalTown town;

    private Chromium chromium;

    @BeforeAll
    static void theWholeTopology() throws Exception {
        town = new LocalTown(OwnServers.newFolder(), freePort(), freePort());
        try (var database = Market.owner(town.servers())) {
            var market = new Market(database, 1, 0);
            market.sku(SKU);
        }
        restock(12);
    }

    @AfterAll
    static void end() throws Exception {
        town.close();
    }

    @BeforeEach
    void openBrowser() {
        chromium = Chromium.start();
    }

    @AfterEach
    void closeBrowser() {
        chromium.close();
    }

    @Test
    void aCustomerLogsInOrdersAndHearsOfIt() throws Exception {
        var page = visitor();
        var asked = new ArrayList<String>();
        page.onRequest(request -> {
            if (request.url().contains("/protocol/openid-connect/auth?")) {
                asked.add(request.url());
            }
        });
        page.navigate("/art/" + SKU);
        page.getByLabel("Quantity").fill("2");
        Journey.click(page, "Add to basket");
        Journey.click(page, "Check out");
        logIn(page, "clara");
        assertThat(asked)
                .singleElement()
                .asString()
                .contains("response_type=code", "code_challenge_method=S256", "code_challenge=", "nonce=", "state=");
        Journey.address(page);
        Journey.click(page, "Place order");
        Journey.sees(page, "Thank you.");
        await().atMost(Duration.ofSeconds(30)).until(() -> town.servers().mails().stream()
                .anyMatch(mail -> mail.to().contains("clara@example.org")));
        assertThat(served(1)).as("requests that the first replica served").isPositive();
        assertThat(served(2)).as("requests that the second replica served").isPositive();
    }

    /** Nobody is known and nothing is there at first: application, approval, work, stock, order, parcel, return. */
    @Test
    void aBrandsFirstDay() throws Exception {
        var brand = visitor();
        brand.navigate("/brands/apply");
        logIn(brand, "amelie");
        fill(brand, Map.of("name", "Atelier Nordlicht", "slug", "nordlicht", "contactEmail", "atelier@example.org"));
        submit(brand, "/brands/apply");
        var operator = visitor();
        operator.navigate("/operator/applications");
        logIn(operator, "olga");
        submit(operator, "/approval");

        brand.navigate("/portal/nordlicht/products/new");
        fill(brand, Map.of("name", "Harbour at dusk"));
        brand.locator("input[name=published]").check();
        submit(brand, "/portal/nordlicht/products");
        brand.locator("a[href$='/skus/new']").click();
        fill(brand, Map.of("code", "HARBOUR-1", "price", "49.00"));
        brand.locator("input[name=offered]").check();
        submit(brand, "/skus");
        brand.waitForURL("**/restocks/new");
        var sku = brand.url().replaceAll(".*/stock/([^/]+)/restocks/new", "$1");
        fill(brand, Map.of("quantity", "7"));
        submit(brand, "/restocks");
        assertThat(brand.locator("main")).containsText("Stock is now 7");

        var customer = visitor();
        customer.navigate("/art/" + sku);
        Journey.click(customer, "Add to basket");
        Journey.click(customer, "Check out");
        logIn(customer, "clara");
        Journey.address(customer);
        Journey.click(customer, "Place order");
        Journey.sees(customer, "Thank you.");
        var order = customer.url().replaceAll(".*/orders/([0-9]+)/.*", "$1");

        brand.navigate("/portal/nordlicht/orders/" + order);
        brand.locator("form[action$='/parcels'] input[name=quantity]").fill("1");
        fill(brand, Map.of("carrier", "DHL", "trackingNumber", "JD014600"));
        submit(brand, "/parcels");
        assertThat(customer.locator("main")).containsText("JD014600");
        customer.locator("summary", new Page.LocatorOptions().setHasText("Ask for a return"))
                .click();
        customer.locator("form[action$='/returns'] input[type=number]").fill("1");
        submit(customer, "/returns");
        assertThat(customer.locator(".return-note")).containsText("asked");
        brand.navigate("/portal/nordlicht/returns");
        brand.locator("main a[href^='/portal/nordlicht/returns/']").first().click();
        submit(brand, "/approval");
        brand.locator("input[name=fit]").fill("1");
        submit(brand, "/receipts");
        submit(brand, "/restocks");
        brand.navigate("/portal/nordlicht/stock/" + sku);
        assertThat(brand.locator("[data-sku='" + sku + "']").first()).containsText("7");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> town.servers().mails().stream()
                                .filter(mail -> mail.to().contains("clara@example.org"))
                                .filter(mail -> mail.subject().contains(order))
                                .count()
                        >= 3);
    }

    @Test
    void theOperatorIsWhoTheSettingSays() {
        var page = visitor();
        page.navigate("/operator");
        logIn(page, "olga");
        assertThat(page.url()).endsWith("/operator");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
    }

    @Test
    void aSessionOutlivesTheReplicaItBeganAtAndALogoutEndsItEverywhere() throws Exception {
        var page = visitor();
        page.navigate("/account");
        logIn(page, "amelie");
        isAmelies(page);
        for (int i = 0; i < town.replicas().size(); i++) {
            town.replicas().get(i).kill();
            page.navigate("/account");
            isAmelies(page);
            long before = served(i + 1);
            town.replicas().get(i).startAgain();
            awaitServed(i + 1, before, page);
        }
        var session = page.context().cookies().stream()
                .filter(cookie -> cookie.name.endsWith("fy_session"))
                .findFirst()
                .orElseThrow();
        for (var replica : town.replicas()) {
            assertThat(account(replica, session)).isEqualTo(200);
        }

        Journey.click(page, "Log out");

        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Log in"))
                        .first())
                .isVisible();
        for (var replica : town.replicas()) {
            assertThat(account(replica, session)).isEqualTo(302);
        }
    }

    private Page visitor() {
        var page = chromium.browser()
                .newContext(new NewContextOptions()
                        .setBaseURL(town.address().toString())
                        .setIgnoreHTTPSErrors(true)
                        .setViewportSize(1440, 900))
                .newPage();
        page.setDefaultTimeout(30_000);
        return page;
    }

    /** From our page of providers, over Keycloak's, to where one wanted to go. */
    private static void logIn(Page page, String person) {
        var keycloak = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Keycloak"));
        var name = page.locator("#username");
        keycloak.or(name).first().waitFor();
        if (keycloak.isVisible()) {
            keycloak.click();
        }
        name.fill(person);
        page.locator("#password").fill(LocalTown.PASSWORD);
        page.locator("#kc-login").click();
        page.waitForURL(town.address() + "/**");
    }

    private static void fill(Page page, Map<String, String> fields) {
        fields.forEach((name, value) ->
                page.locator("main input[name=" + name + "]").first().fill(value));
    }

    /** The form whose address ends so. */
    private static void submit(Page page, String address) {
        page.locator("main form[method=post][action$='" + address + "'] button[type=submit]")
                .first()
                .click();
    }

    private static void isAmelies(Page account) {
        assertThat(account.getByLabel("Name")).hasValue("Amelie Example");
    }

    /** The proxy looks for itself whether a replica is back. */
    private static void awaitServed(int replica, long before, Page page) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            page.navigate("/account");
            return served(replica) > before;
        });
    }

    private static long served(int replica) throws IOException {
        return town.requests().stream()
                .filter(line -> line.contains("/replica" + replica + " "))
                .count();
    }

    private static int account(PackagedApp replica, Cookie session) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(replica.address().resolve("/account"))
                .header("Accept", "text/html")
                .header("X-Forwarded-Proto", "https")
                .header("Cookie", session.name + "=" + session.value)
                .GET());
    }

    private static void restock(int units) throws IOException, InterruptedException {
        var status =
                send(HttpRequest.newBuilder(town.replicas().getFirst().address().resolve("/api/inventory/events"))
                        .header("Authorization", "Bearer fy_fleet_brand")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "first-delivery")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"SKU\":\"%s\",\"deltaQuantity\":%d}".formatted(SKU, units))));
        assertThat(status).isEqualTo(201);
    }

    private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
