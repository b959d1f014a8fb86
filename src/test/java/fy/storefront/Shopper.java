package fy.storefront;

import static io.restassured.RestAssured.given;

import fy.CsrfTokens;
import fy.Person;
import fy.Worlds;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody at the storefront with a browser of their own: keeps cookies, fills in forms, follows redirects when asked. */
final class Shopper {

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";

    /** The same browser, now logged in. */
    Shopper logIn(Worlds worlds, Person person) {
        cookies.put("fy_session", worlds.loginAs(person));
        return this;
    }

    Response get(String path) {
        return kept(given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .cookies(cookies)
                .get(path));
    }

    /** Follows the redirects of an answer to a page. */
    Response follow(Response answer) {
        var next = answer;
        while (next.statusCode() / 100 == 3) {
            next = get(pathOf(next));
        }
        return next;
    }

    /** Sends a form with the token of the page seen last. */
    Response post(String path, String... fields) {
        var request = given().redirects().follow(false).cookies(cookies).formParam("csrf-token", token);
        for (int i = 0; i < fields.length; i += 2) {
            request.formParam(fields[i], fields[i + 1]);
        }
        return kept(request.post(path));
    }

    static String pathOf(Response redirect) {
        return redirect.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    /** The first value that a pattern's group finds on a page. */
    static String found(Response page, String pattern) {
        var match = Pattern.compile(pattern).matcher(page.asString());
        if (!match.find()) {
            throw new AssertionError("no " + pattern + " in " + page.asString());
        }
        return match.group(1);
    }

    private Response kept(Response answer) {
        answer.getCookies().forEach((name, value) -> {
            if (value.isEmpty()) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        });
        if (answer.asString().contains("csrf-token")) {
            token = CsrfTokens.in(answer.asString());
        }
        return answer;
    }
}
