package fy.clients;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fy.BrandWorld;
import fy.DevLogin;
import fy.Person;
import fy.SecurityLines;
import fy.Worlds;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One line for each security event, with ids and nothing else. */
@QuarkusTest
class SecurityLogTest {

    private static final String INVENTORY = "/api/inventory/events";

    @Inject
    Worlds worlds;

    private SecurityLines lines;

    @BeforeEach
    void listen() {
        lines = SecurityLines.listen();
    }

    @AfterEach
    void stop() {
        lines.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fy_", "fy_unknown", "fy_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void an_unknown_key_leaves_a_line(String key) {
        assertOneLine("unknown-key", worlds.api(key).get(INVENTORY), 401);
    }

    @Test
    void a_revoked_key_leaves_a_line() {
        var brand = worlds.newBrand();
        worlds.form(brand.owner())
                .post(brand.portal() + "/members/" + brand.viewer().fyId() + "/removal")
                .then()
                .statusCode(303);
        lines.clear();
        assertOneLine("unknown-key", worlds.api(brand.viewerKey()).get(INVENTORY), 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "a.b.c",
                "eyJhbGciOiJub25lIn0.eyJpc3MiOiJ4In0.",
                "eyJhbGciOiJub25lIn0.eyJpc3MiOiJ4IiwiZW1haWwiOiJhQGIuY28ifQ.sig"
            })
    void a_token_that_is_not_accepted_leaves_a_line(String token) {
        assertOneLine("invalid-token", worlds.api(token).get(INVENTORY), 401);
    }

    @Test
    void a_call_without_credentials_leaves_a_line() {
        assertOneLine("no-credentials", given().get(INVENTORY), 401);
        lines.clear();
        assertOneLine(
                "no-credentials", given().header("Authorization", "Basic eDp5").get(INVENTORY), 401);
    }

    @Test
    void a_role_that_does_not_suffice_leaves_a_line_with_client_and_brand() {
        var brand = worlds.newBrand();
        worlds.loginAs(brand.viewer());
        lines.clear();
        var page = worlds.as(brand.viewer()).get(brand.portal() + "/keys");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(lines.all()).containsExactly(line("forbidden", brand.viewer(), brand, page));
        lines.clear();

        var call = worlds.api(brand.viewerKey())
                .contentType("application/json")
                .body("{\"SKU\":\"x\",\"deltaQuantity\":2}")
                .post(INVENTORY);
        assertThat(call.statusCode()).isEqualTo(403);
        assertThat(lines.all()).containsExactly(line("forbidden", brand.viewer(), brand, call));
        lines.clear();

        var customer = worlds.newCustomer();
        worlds.loginAs(customer);
        lines.clear();
        var operator = worlds.as(customer).get("/operator");
        assertThat(operator.statusCode()).isEqualTo(403);
        assertThat(lines.all()).containsExactly(line("forbidden", customer, null, operator));
    }

    @Test
    void the_portal_of_a_brand_that_is_none_of_the_clients_leaves_a_line() {
        var customer = worlds.newCustomer();
        worlds.loginAs(customer);
        lines.clear();
        var page = worlds.as(customer).get(worlds.atelierAmelie().portal());
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(lines.all()).containsExactly(line("unknown-brand", customer, null, page));
    }

    @Test
    void a_form_without_its_token_leaves_a_line() {
        var customer = worlds.newCustomer();
        worlds.loginAs(customer);
        lines.clear();
        var answer = worlds.as(customer)
                .formParam("label", "x")
                .formParam("act", "y")
                .post("/account/keys");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(lines.all()).containsExactly(line("csrf-refused", customer, null, answer));
    }

    @Test
    void a_login_and_a_logout_leave_a_line_each() {
        var name = "newcomer-" + UUID.randomUUID();
        var login = DevLogin.callback(name);
        assertThat(login.statusCode()).isEqualTo(303);
        var person = worlds.person(name);
        assertThat(lines.all()).containsExactly(line("login-succeeded", person, null, login));
        lines.clear();

        var session = login.cookie("fy_session");
        var page = given().cookie("fy_session", session).get("/account").asString();
        var logout = given().redirects()
                .follow(false)
                .cookie("fy_session", session)
                .formParam("csrf-token", fy.CsrfTokens.in(page))
                .post("/logout");
        assertThat(logout.statusCode()).isEqualTo(303);
        assertThat(lines.all()).containsExactly(line("logout", person, null, logout));
        lines.clear();

        var stale =
                given().redirects().follow(false).cookie("fy_session", session).get("/account");
        assertThat(stale.statusCode()).isEqualTo(302);
        assertThat(lines.all()).containsExactly(line("unknown-session", null, null, stale));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login/dev/callback?code=abc&state=def",
                "/login/dev/callback",
                "/login/dev/callback?state=a&state=b&code=secret",
                "/login/dev/callback?error=access_denied&error_description=name%20a@b.co"
            })
    void a_failed_login_leaves_a_line(String callback) {
        assertOneLine("login-failed", given().redirects().follow(false).get(callback), 302);
    }

    @Test
    void an_invitation_that_is_no_longer_good_leaves_a_line() {
        var customer = worlds.newCustomer();
        worlds.loginAs(customer);
        var link = "/invitations/" + "A".repeat(43);
        lines.clear();
        var page = worlds.as(customer).get(link);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(lines.all()).containsExactly(line("invitation-refused", customer, null, page));
        var token = worlds.csrf(customer);
        lines.clear();
        var accepted = worlds.as(customer).formParam("csrf-token", token).post(link);
        assertThat(accepted.statusCode()).isEqualTo(404);
        assertThat(lines.all()).containsExactly(line("invitation-refused", customer, null, accepted));
    }

    @Test
    void what_everybody_may_do_leaves_none() {
        var brand = worlds.newBrand();
        worlds.loginAs(brand.owner());
        worlds.csrf(brand.owner());
        lines.clear();
        given().get("/").then().statusCode(200);
        given().get("/art/none").then().statusCode(404);
        given().redirects().follow(false).get("/portal").then().statusCode(302);
        given().redirects().follow(false).get("/login/dev").then().statusCode(302);
        worlds.as(brand.owner()).get(brand.portal() + "/keys").then().statusCode(200);
        worlds.api(brand.key()).get(INVENTORY).then().statusCode(200);
        worlds.form(brand.owner())
                .post(brand.portal() + "/members/invitations")
                .then()
                .statusCode(422);
        assertThat(lines.all()).isEmpty();
    }

    private void assertOneLine(String event, Response answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(lines.all()).containsExactly(line(event, null, null, answer));
    }

    private static String line(String event, Person client, BrandWorld brand, Response answer) {
        return "event=%s client=%s brand=%s request=%s address=127.0.0.1"
                .formatted(
                        event,
                        client == null ? "-" : client.fyId(),
                        brand == null ? "-" : brand.brandId(),
                        answer.header("X-Request-Id"));
    }
}
