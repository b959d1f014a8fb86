package fy.clients;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fy.Worlds;
import fy.shared.Jdbc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
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
        worlds.api(accessToken(owner.name())).get(INVENTORY).then().statusCode(200);
    }

    @Test
    void aCallThatBringsNothingNewWritesNothing() {
        var owner = worlds.atelierAmelie().owner();
        var token = accessToken(owner.name());
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
    void anIdTokenDoesNotEvenForUs() {
        var owner = worlds.atelierAmelie().owner();
        for (var audience : List.of("fy", "fy-api", "another-app")) {
            worlds.api(tokens(owner.name(), audience).path("id_token"))
                    .get(INVENTORY)
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void norDoesARefreshToken() {
        var owner = worlds.atelierAmelie().owner();
        worlds.api(tokens(owner.name(), "fy").path("refresh_token"))
                .get(INVENTORY)
                .then()
                .statusCode(401);
    }

    @Test
    void rolesAreOursNotTheTokens() {
        worlds.clara();
        worlds.api(accessToken("clara")).get(INVENTORY).then().statusCode(403);
    }

    @Test
    void aMemberOfSeveralBrandsNamesOne() {
        var both = worlds.newCustomer();
        worlds.member(worlds.atelierAmelie(), both, "staff");
        worlds.member(worlds.nordlicht(), both, "viewer");
        var token = accessToken(both.name());
        worlds.api(token).get(INVENTORY).then().statusCode(400);
        worlds.api(token).header("Fy-Brand", "nordlicht").get(INVENTORY).then().statusCode(200);
        worlds.api(token)
                .header("Fy-Brand", worlds.atelierAmelie().brandId().toString())
                .get(INVENTORY)
                .then()
                .statusCode(200);
        worlds.api(token)
                .header("Fy-Brand", "nordlicht", worlds.atelierAmelie().slug())
                .get(INVENTORY)
                .then()
                .statusCode(403);
        worlds.api(token)
                .header("Fy-Brand", "somebody-elses")
                .get(INVENTORY)
                .then()
                .statusCode(403);
    }

    /** The development provider's access tokens are for the API, whoever asks for them. */
    private String accessToken(String name) {
        return tokens(name, "fy").path("access_token");
    }

    /** The development provider puts the client's id into the audience of an ID token. */
    private ExtractableResponse<Response> tokens(String name, String clientId) {
        return given().baseUri(provider)
                .formParam("grant_type", "authorization_code")
                .formParam("client_id", clientId)
                .formParam("code", code(name, clientId))
                .formParam("scope", "openid")
                .post("/token")
                .then()
                .statusCode(200)
                .extract();
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
