package fy.clients;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fy.Worlds;
import fy.shared.Jdbc;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JwtTest {

    private static final String INVENTORY = "/api/inventory/events";

    @Inject
    Worlds worlds;

    @Inject
    Jdbc jdbc;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String provider;

    @Test
    void aProvidersTokenForUsActsAsItsClient() {
        var owner = worlds.atelierAmelie().owner();
        worlds.api(token(owner.name(), "fy")).get(INVENTORY).then().statusCode(200);
    }

    @Test
    void aCallThatBringsNothingNewWritesNothing() {
        var owner = worlds.atelierAmelie().owner();
        var token = token(owner.name(), "fy");
        worlds.api(token).get(INVENTORY).then().statusCode(200);
        var before = version(owner.name());
        worlds.api(token).get(INVENTORY).then().statusCode(200);
        assertThat(version(owner.name())).isEqualTo(before);
    }

    private String version(String subject) {
        return jdbc.first("select xmin::text from clients where subject = ?", row -> row.getString(1), subject)
                .orElseThrow();
    }

    @Test
    void aTokenForSomebodyElseDoesNot() {
        var owner = worlds.atelierAmelie().owner();
        worlds.api(token(owner.name(), "another-app")).get(INVENTORY).then().statusCode(401);
    }

    @Test
    void rolesAreOursNotTheTokens() {
        worlds.clara();
        worlds.api(token("clara", "fy")).get(INVENTORY).then().statusCode(403);
    }

    @Test
    void aMemberOfSeveralBrandsNamesOne() {
        var both = worlds.newCustomer();
        worlds.member(worlds.atelierAmelie(), both, "staff");
        worlds.member(worlds.nordlicht(), both, "viewer");
        var token = token(both.name(), "fy");
        worlds.api(token).get(INVENTORY).then().statusCode(400);
        worlds.api(token).header("Fy-Brand", "nordlicht").get(INVENTORY).then().statusCode(200);
        worlds.api(token)
                .header("Fy-Brand", worlds.atelierAmelie().brandId().toString())
                .get(INVENTORY)
                .then()
                .statusCode(200);
        worlds.api(token)
                .header("Fy-Brand", "somebody-elses")
                .get(INVENTORY)
                .then()
                .statusCode(403);
    }

    /** An ID token: the development provider puts the client's id into its audience. */
    private String token(String name, String audience) {
        return given().baseUri(provider)
                .formParam("grant_type", "authorization_code")
                .formParam("client_id", audience)
                .formParam("code", code(name, audience))
                .formParam("scope", "openid")
                .post("/token")
                .then()
                .statusCode(200)
                .extract()
                .path("id_token");
    }

    private String code(String name, String clientId) {
        var back = given().redirects()
                .follow(false)
                .baseUri(provider)
                .formParam("redirect_uri", "http://localhost/?state=none")
                .formParam("response_type", "code")
                .formParam("client_id", clientId)
                .formParam("scope", "openid")
                .formParam("name", name)
                .formParam("roles", "operator,owner")
                .post("/login")
                .then()
                .statusCode(302)
                .extract()
                .header("Location");
        return back.replaceAll(".*[?&]code=", "").replaceAll("&.*", "");
    }
}
