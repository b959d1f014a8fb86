package fy;

import static io.restassured.RestAssured.given;

import io.restassured.http.Cookies;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Goes through the whole code flow with the development provider, as a browser would. */
public final class DevLogin {

    private DevLogin() {}

    /** The session cookie of somebody who has just logged in. */
    public static String sessionOf(String name) {
        return callback(name).then().statusCode(303).extract().cookie("fy_session");
    }

    /** The answer to the way back from the provider. */
    public static Response callback(String name) {
        var challenge = challenge();
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .cookies(challenge.getDetailedCookies())
                .get(wayBack(challenge, name));
    }

    /** The answer that sends the browser to the provider. */
    public static Response challenge() {
        return given().redirects().follow(false).get("/login/dev");
    }

    /** Where the provider sends the browser after the person gave a name: the path, since a test has a port of its own. */
    public static URI wayBack(Response challenge, String name) {
        return wayBack(URI.create(challenge.then().statusCode(302).extract().header("Location")), name);
    }

    /** The same for the address that the browser was sent to. */
    public static URI wayBack(URI authorize, String name) {
        var asked = query(authorize);
        var answer = given().redirects()
                .follow(false)
                .baseUri(authorize.getScheme() + "://" + authorize.getAuthority())
                .port(authorize.getPort())
                .formParam("redirect_uri", asked.get("redirect_uri") + "?state=" + asked.get("state"))
                .formParam("response_type", asked.get("response_type"))
                .formParam("client_id", asked.get("client_id"))
                .formParam("scope", asked.get("scope"))
                .formParam("name", name)
                .formParam("roles", "")
                .post("/login");
        var back = URI.create(answer.then().statusCode(302).extract().header("Location"));
        return URI.create(back.getRawPath() + "?" + back.getRawQuery());
    }

    /** Cookies a response set. */
    public static Cookies cookies(Response response) {
        return response.getDetailedCookies();
    }

    private static Map<String, String> query(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> a));
    }
}
