package fy.clients;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import fy.DevLogin;
import fy.TabbedBrowser;
import fy.Worlds;
import fy.shared.Jdbc;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LoginTest {

    @Inject
    Worlds worlds;

    @Inject
    Jdbc jdbc;

    @TestHTTPResource("/")
    URI root;

    @Test
    void theFirstLoginMakesACustomer() {
        var name = "newcomer-" + UUID.randomUUID();
        var session = DevLogin.sessionOf(name);
        assertThat(jdbc.list(
                        "select role from clients where provider = 'dev' and subject = ?",
                        row -> row.getString(1),
                        name))
                .containsExactly("customer");
        page(session).then().statusCode(200).body(containsString(name));
    }

    @Test
    void theSecondLoginFindsTheSameClientAndAnotherSession() {
        var name = "regular-" + UUID.randomUUID();
        var first = DevLogin.sessionOf(name);
        var second = DevLogin.sessionOf(name);
        assertThat(second).isNotEqualTo(first);
        assertThat(jdbc.list("select 1 from clients where subject = ?", row -> row.getInt(1), name))
                .hasSize(1);
    }

    @Test
    void theWayThereCarriesStateAndPkce() {
        DevLogin.challenge()
                .then()
                .statusCode(302)
                .header("Location", containsString("state="))
                .header("Location", containsString("code_challenge="))
                .header("Location", containsString("%2Flogin%2Fdev%2Fcallback"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:1", "LOCALHOST"})
    void the_provider_is_told_the_public_address_whatever_host_was_asked(String host) {
        given().redirects()
                .follow(false)
                .header("Host", host)
                .get("/login/dev")
                .then()
                .statusCode(302)
                .header(
                        "Location",
                        containsString("redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Flogin%2Fdev%2Fcallback&"));
    }

    @Test
    void a_login_at_another_host_begins_at_the_public_one() {
        given().redirects()
                .follow(false)
                .header("Host", "evil.example")
                .get("/login/dev")
                .then()
                .statusCode(302)
                .header("Location", is("http://localhost:8080/login/dev"));
    }

    @Test
    void theSessionCookieIsOpaqueAndOutOfReachOfScripts() {
        var cookie = DevLogin.callback("clara").getDetailedCookie("fy_session");
        assertThat(cookie.getValue()).matches("[A-Za-z0-9_-]{43}");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(jdbc.list("select encode(session_hash, 'escape') from sessions", row -> row.getString(1)))
                .doesNotContain(cookie.getValue());
    }

    @Test
    void aPlantedSessionIsNotKept() {
        var planted = "A".repeat(43);
        var challenge = DevLogin.challenge();
        var session = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .cookies(challenge.getDetailedCookies())
                .cookie("fy_session", planted)
                .get(DevLogin.wayBack(challenge, "clara"))
                .then()
                .statusCode(303)
                .extract()
                .cookie("fy_session");
        assertThat(session).isNotEqualTo(planted);
        assertNobody(page(planted));
    }

    @Test
    void loggingOutEndsTheSessionInTheDatabase() {
        var customer = worlds.newCustomer();
        var session = worlds.loginAs(customer);
        given().redirects()
                .follow(false)
                .cookie("fy_session", session)
                .formParam("csrf-token", worlds.csrf(customer))
                .post("/logout")
                .then()
                .statusCode(303)
                .header("Location", is("/"))
                .cookie("fy_session", "");
        assertNobody(page(session));
    }

    @Test
    void loggingOutTakesAFormOfOurs() {
        var customer = worlds.newCustomer();
        var session = worlds.loginAs(customer);
        given().cookie("fy_session", session).get("/logout").then().statusCode(405);
        given().cookie("fy_session", session).post("/logout").then().statusCode(403);
        page(session).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "not-a-session",
                "eyJhbGciOiJub25lIn0.e30.",
                "%00%ff",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void aSessionThatNeverWasLeadsToTheLoginAndIsForgotten(String session) {
        assertNobody(page(session));
        given().cookie("fy_session", session)
                .get("/login")
                .then()
                .statusCode(200)
                .cookie("fy_session", "");
    }

    @Test
    void theWayBackWithoutItsBeginningFailsClearly() {
        assertFailed(given().redirects().follow(false).get("/login/dev/callback?code=abc&state=def"));
        assertFailed(given().redirects().follow(false).get("/login/dev/callback"));
    }

    @Test
    void theWayBackWithAnotherStateFailsClearly() {
        var challenge = DevLogin.challenge();
        assertFailed(given().redirects()
                .follow(false)
                .cookies(challenge.getDetailedCookies())
                .get("/login/dev/callback?code=abc&state=somebody-elses"));
    }

    @Test
    void theWayBackWithTwoStatesFailsClearly() {
        var challenge = DevLogin.challenge();
        var back = DevLogin.wayBack(challenge, "clara") + "&state=another";
        assertFailed(given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .cookies(challenge.getDetailedCookies())
                .get(back));
    }

    @Test
    void theWayBackWithoutTheCookiesOfTheWayThereFailsClearly() {
        var back = DevLogin.wayBack(DevLogin.challenge(), "clara");
        assertFailed(given().redirects().follow(false).urlEncodingEnabled(false).get(back));
    }

    @Test
    void theProvidersRefusalFailsClearly() {
        var challenge = DevLogin.challenge();
        var state = DevLogin.wayBack(challenge, "clara").getRawQuery().replaceAll("&code=.*", "");
        assertFailed(given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .cookies(challenge.getDetailedCookies())
                .get("/login/dev/callback?" + state + "&error=access_denied"));
    }

    @Test
    void aFailedLoginIsToldAndOffersAnother() {
        given().get("/login?failed=dev")
                .then()
                .statusCode(401)
                .body(containsString("did not work"), containsString("href=\"/login/dev\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login/nobody", "/login/google", "/login/nobody/callback"})
    void anUnknownProviderLeadsBackToTheChoice(String path) {
        given().redirects().follow(false).get(path).then().statusCode(302).header("Location", startsWith("/login"));
    }

    @Test
    void afterLoggingInOneGoesOnWhereOneWas() {
        assertThat(landing("/portal/members")).isEqualTo("/portal/members");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "/%09/evil.example",
                "https:evil.example",
                "javascript:alert(1)",
                "/login",
                "/logout",
                "/api/orders",
                "/a b",
                "/\t/evil.example",
                "/.//evil",
                "@evil.example"
            })
    void nothingLeadsAwayFromFy(String to) {
        assertThat(landing(to)).isEqualTo("/");
    }

    @Test
    void each_tab_goes_on_where_it_was() {
        try (var browser = new TabbedBrowser(root)) {
            var older = browser.page("/login?to=%2Forders%3Fafter%3D12");
            var newer = browser.page("/login?to=%2Faccount%2Fkeys");
            var wayBackOfOlder = wayBack(browser.get(provider(older)));
            var wayBackOfNewer = wayBack(browser.get(provider(newer)));
            assertThat(TabbedBrowser.location(browser.get(wayBackOfOlder))).isEqualTo("/orders?after=12");
            assertThat(TabbedBrowser.location(browser.get(wayBackOfNewer))).isEqualTo("/account/keys");
        }
    }

    @Test
    void a_login_that_failed_is_tried_again_for_the_same_page() {
        try (var browser = new TabbedBrowser(root)) {
            var login = browser.page("/login?to=%2Forders");
            browser.page("/login?to=%2Faccount");
            var refused = wayBack(browser.get(provider(login))).replaceAll("&code=.*", "") + "&error=access_denied";
            var again = TabbedBrowser.location(browser.get(refused));
            assertThat(again).isEqualTo("/login?failed=dev&to=%2Forders");
            var challenge = browser.get(provider(browser.get(again).body()));
            assertThat(TabbedBrowser.location(browser.get(wayBack(challenge)))).isEqualTo("/orders");
        }
    }

    private static String wayBack(HttpResponse<String> challenge) {
        var authorize = challenge.headers().firstValue("Location").orElseThrow();
        return DevLogin.wayBack(URI.create(authorize), "clara").toString();
    }

    /** The login page's link to the development provider. */
    private static String provider(String page) {
        var link = Pattern.compile("href=\"(/login/dev[^\"]*)\"").matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String landing(String to) {
        var login = given().queryParam("to", to).get("/login");
        var challenge =
                given().redirects().follow(false).urlEncodingEnabled(false).get(provider(login.asString()));
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .cookies(challenge.getDetailedCookies())
                .cookies(login.getDetailedCookies())
                .get(DevLogin.wayBack(challenge, "clara"))
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
    }

    private static Response page(String session) {
        return given().redirects().follow(false).cookie("fy_session", session).get("/account");
    }

    private static void assertNobody(Response answer) {
        answer.then().statusCode(302).header("Location", is("/login?to=%2Faccount"));
    }

    private static void assertFailed(Response answer) {
        answer.then().statusCode(302).header("Location", is("/login?failed=dev"));
    }
}
