package fy.clients;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fy.CsrfTokens;
import fy.Worlds;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CsrfTest {

    private static final String FORM = "/account/keys";
    private static final String ACT = "only-the-token-is-missing";

    @Inject
    Worlds worlds;

    @Test
    void aFormOfOursGoesThrough() {
        var customer = worlds.newCustomer();
        worlds.form(customer)
                .formParam("act", ACT)
                .formParam("label", "one")
                .post(FORM)
                .then()
                .statusCode(200);
    }

    @Test
    void aFormWithoutItsTokenDoesNothing() {
        var customer = worlds.newCustomer();
        assertRefused(worlds.as(customer).formParam("act", ACT).formParam("label", "two"));
        assertThat(worlds.as(customer).get(FORM).asString()).doesNotContain("two");
    }

    @Test
    void anotherClientsTokenIsNone() {
        assertRefused(worlds.as(worlds.newCustomer())
                .formParam("csrf-token", worlds.csrf(worlds.newCustomer()))
                .formParam("act", ACT)
                .formParam("label", "x"));
    }

    @Test
    void aTokenInTheAddressIsNone() {
        var customer = worlds.newCustomer();
        assertRefused(worlds.as(customer)
                .queryParam("csrf-token", worlds.csrf(customer))
                .formParam("act", ACT)
                .formParam("label", "x"));
    }

    @Test
    void aVisitorsTokenDoesNotOutliveLoggingIn() {
        var visitor = given().get("/login");
        var customer = worlds.newCustomer();
        assertRefused(worlds.as(customer)
                .cookies(visitor.getDetailedCookies())
                .formParam("csrf-token", "A".repeat(43))
                .formParam("act", ACT)
                .formParam("label", "x"));
    }

    @Test
    void multipartNeedsTheTokenToo() {
        var customer = worlds.newCustomer();
        assertRefused(worlds.as(customer).multiPart("act", ACT).multiPart("label", "three"));
    }

    @Test
    void jsonInAnHtmlFormsDisguiseIsRefused() {
        var customer = worlds.newCustomer();
        assertRefused(worlds.as(customer).contentType("text/plain").body("{\"label\":\"four\"}"));
        assertRefused(worlds.as(customer).contentType("application/json").body("{\"label\":\"four\"}"));
    }

    @Test
    void aScriptOfOursSendsTheTokenAsAHeader() {
        var customer = worlds.newCustomer();
        worlds.as(customer)
                .header("X-CSRF-TOKEN", worlds.csrf(customer))
                .formParam("act", ACT)
                .formParam("label", "five")
                .post(FORM)
                .then()
                .statusCode(200);
    }

    @Test
    void aBrowserThatSaysItComesFromElsewhereIsRefused() {
        var customer = worlds.newCustomer();
        assertRefused(worlds.form(customer)
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("act", ACT)
                .formParam("label", "six"));
    }

    @Test
    void manyTabsShareOneToken() {
        var customer = worlds.newCustomer();
        var first = CsrfTokens.in(worlds.as(customer).get("/account").asString());
        var second = CsrfTokens.in(worlds.as(customer).get(FORM).asString());
        assertThat(second).isEqualTo(first);
    }

    private static void assertRefused(RequestSpecification form) {
        form.post(FORM).then().statusCode(org.hamcrest.Matchers.oneOf(400, 403, 415));
    }
}
