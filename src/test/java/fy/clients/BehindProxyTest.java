package fy.clients;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import fy.CsrfTokens;
import fy.SecurityLines;
import fy.Worlds;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** As it is run: a proxy in front speaks https to people and plain http to us, and says whom it speaks for. */
@QuarkusTest
@TestProfile(BehindProxyTest.Proxied.class)
public class BehindProxyTest {

    public static class Proxied implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "fy.public-url", "https://fy.example",
                    "fy.hosts", "shop.internal,localhost",
                    "fy.limits.factor", "1",
                    "fy.limits.login.per-address", "2",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        }
    }

    @Inject
    Worlds worlds;

    @Test
    void the_way_to_a_provider_and_back_is_limited_before_anybody_is_asked() {
        logIn("192.0.2.1", "/login/dev").then().statusCode(302).header("Location", containsString("code_challenge"));
        logIn("192.0.2.1", "/login/dev/callback?code=guessed&state=guessed")
                .then()
                .statusCode(302)
                .header("Location", startsWith("/login?failed"));
        logIn("192.0.2.1", "/login/dev/callback?code=guessed&state=guessed")
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-9]|[12][0-9]|30"))
                .header("Cache-Control", "no-store")
                .contentType("text/html")
                .body(containsString("Too many requests"));
        logIn("192.0.2.1", "/login/dev").then().statusCode(429);
        logIn("192.0.2.1", "/login").then().statusCode(200);
    }

    @Test
    void each_address_that_the_proxy_speaks_for_has_its_own_limit() {
        logIn("192.0.2.2", "/login/dev").then().statusCode(302);
        logIn("192.0.2.2", "/login/dev").then().statusCode(302);
        logIn("192.0.2.2", "/login/dev").then().statusCode(429);
        logIn("192.0.2.3", "/login/dev").then().statusCode(302);
    }

    @Test
    void the_security_log_has_the_address_that_the_proxy_speaks_for() {
        try (var lines = SecurityLines.listen()) {
            var failed = logIn("2001:db8::7", "/login/dev/callback?code=guessed&state=guessed");
            logIn("2001:db8::7", "/login/dev").then().statusCode(302);
            var limited = logIn("2001:db8::7", "/login/dev");
            limited.then().statusCode(429);
            assertThat(lines.all())
                    .containsExactly(
                            line("login-failed", failed, "2001:db8:0:0:0:0:0:7"),
                            line("rate-limited", limited, "2001:db8:0:0:0:0:0:7"));
        }
    }

    @Test
    void the_addresses_that_the_trusted_proxy_names_are_not_warned_of() {
        try (var log = new LogOf(ForwardedHeaderCheck.class)) {
            logIn("192.0.2.4", "/login").then().statusCode(200);
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void a_forwarded_address_cannot_write_into_the_security_log() {
        try (var lines = SecurityLines.listen()) {
            logIn("event=login-succeeded client=x", "/login/dev/callback?code=guessed&state=guessed");
            assertThat(lines.all()).singleElement(STRING).matches("event=login-failed( [a-z]+=[A-Za-z0-9.:%_-]+){4}");
        }
    }

    private static String line(String event, Response answer, String address) {
        return "event=" + event + " client=- brand=- request=" + answer.header("X-Request-Id") + " address=" + address;
    }

    @Test
    void browsers_are_told_to_stay_with_https() {
        given().get("/").then().header("Strict-Transport-Security", startsWith("max-age="));
    }

    @Test
    void no_cookie_travels_without_https() {
        var sku = worlds.newSku(worlds.newBrand()).code();
        var page = given().get("/art/" + sku);
        var added = given().redirects()
                .follow(false)
                .cookies(page.getCookies())
                .formParam("csrf-token", CsrfTokens.in(page.asString()))
                .formParam("sku", sku)
                .post("/basket/lines");
        added.then().statusCode(303);
        var login = given().redirects()
                .follow(false)
                .header("Host", "fy.example")
                .queryParam("to", "/account")
                .get("/login/dev");

        assertThat(page.getCookies()).containsKey("__Host-fy_visitor");
        assertThat(added.getCookies().keySet())
                .anyMatch("fy-basket"::equals)
                .anyMatch(it -> it.startsWith("fy-flash-"));
        assertThat(login.getCookies().keySet()).anyMatch(it -> it.startsWith("fy_return_"));
        assertSecure(page, added, login);
    }

    private static void assertSecure(Response... answers) {
        for (var answer : answers) {
            assertThat(answer.getDetailedCookies().asList()).isNotEmpty().allSatisfy(cookie -> {
                assertThat(cookie.isSecured()).as(cookie.getName()).isTrue();
                assertThat(cookie.isHttpOnly()).as(cookie.getName()).isTrue();
            });
        }
    }

    private static Response logIn(String address, String path) {
        return given().redirects()
                .follow(false)
                .header("Host", "fy.example")
                .header("X-Forwarded-For", address)
                .get(path);
    }
}
