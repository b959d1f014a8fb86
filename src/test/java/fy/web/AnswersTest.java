package fy.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer has in common, good or bad. */
@QuarkusTest
class AnswersTest {

    private static final int TOO_LARGE = 10 * 1024 * 1024 + 1;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing/here",
                "/api/nothing",
                "/assets/base.css",
                "/assets/nothing.css",
                "/nothing;x=1",
                "//"
            })
    void everyAnswerIsLockedDown(String path) {
        given().get(path)
                .then()
                .header("Content-Security-Policy", equalTo(SecurityHeaders.CONTENT_SECURITY_POLICY))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Permissions-Policy", containsString("camera=()"))
                .header("X-Request-Id", matchesPattern("[0-9a-f]{16}"))
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Server", nullValue());
    }

    @Test
    void aStrangerToTheApiGetsAProblem() {
        given().get("/api/nothing/here")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404))
                .body("title", equalTo("There is nothing here"))
                .body("instance", matchesPattern("[0-9a-f]{16}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503})
    void everyErrorHasAPage(int status) {
        var page = given().get("/dev/style/errors/" + status);

        page.then()
                .statusCode(status)
                .contentType("text/html")
                .header("Cache-Control", "no-store")
                .body(containsString(Titles.of(status)))
                .body(containsString(page.header("X-Request-Id")))
                .body(not(containsString("Exception")));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void whoShouldComeBackIsToldWhen(int status) {
        given().get("/dev/style/errors/" + status).then().header("Retry-After", matchesPattern("[0-9]+"));
    }

    @Test
    void aPathThatCannotBeReadIsNothing() {
        given().urlEncodingEnabled(false).get("/dev/style/errors/four").then().statusCode(404);
        given().urlEncodingEnabled(false).get("/dev%2Fstyle").then().statusCode(is(anyOf(is(404), is(400))));
    }

    @Test
    void anotherMethodIsRefusedInWords() {
        given().delete("/dev/style").then().statusCode(405).body(containsString("This cannot be done here"));
    }

    @Test
    void tooLargeABodyIsRefusedBeforeItIsRead() {
        given().contentType("application/json")
                .body(new byte[TOO_LARGE])
                .post("/api/orders")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("title", equalTo("This is too large"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fy_nothing", "nothing", "a.b.c"})
    void aKeyThatIsNotGoodIsRefusedInWords(String key) {
        given().header("Authorization", "Bearer " + key)
                .get("/api/orders")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"))
                .contentType("application/problem+json")
                .body("title", equalTo("Please log in"))
                .body("instance", matchesPattern("[0-9a-f]{16}"));
    }

    @Test
    void aFormWithoutItsSealIsRefusedInWords() {
        given().formParam("sku", "a")
                .post("/basket/lines")
                .then()
                .statusCode(403)
                .contentType("text/html")
                .body(containsString("Reload the page and send it again."));
    }

    @Test
    void headersAndAddressesHaveALimit() {
        given().header("X-Long", "a".repeat(20_000)).get("/").then().statusCode(431);
        given().get("/" + "a".repeat(5_000)).then().statusCode(414);
    }

    @Test
    void pagesAreNotKeptAndFilesAre() {
        given().get("/dev/style").then().header("Cache-Control", "no-store");
        given().get("/assets/tokens.css")
                .then()
                .statusCode(200)
                .header("Cache-Control", not(containsString("no-store")));
    }

    @Test
    void everyFileAPageNamesIsThere() {
        var page = given().get("/dev/style").asString();
        var files = Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"")
                .matcher(page)
                .results()
                .toList();

        assertThat(files).hasSizeGreaterThan(7);
        files.forEach(file -> given().get(file.group(1)).then().statusCode(200));
    }

    @Test
    void theStyleGuideShowsEveryComponent() {
        given().get("/dev/style")
                .then()
                .statusCode(200)
                .body(containsString("aria-invalid=\"true\""))
                .body(containsString("aria-describedby=\"quantity-hint quantity-error\""))
                .body(containsString("data-live=\"quantity\""))
                .body(containsString("Atelier Amélie &amp; Söhne"));
        given().get("/dev/style/storefront").then().statusCode(200);
    }
}
