package fy.dev;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person at the OIDC dev service's login page, over plain HTTP: follows the redirects of a page that needs a login,
 * presses the person's button and keeps the cookies.
 */
public final class SignIn {

    private static final Pattern HIDDEN = Pattern.compile("<input type='hidden' name='(\\w+)' value='([^']*)'>");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private SignIn() {}

    /**
     * Signs {@code person} in, known to the dev service or new.
     *
     * @param page address of a page that sends visitors to log in, such as {@code http://localhost:8081/login}
     * @return the application's cookies by name, as the browser would hold them afterwards
     */
    public static Map<String, String> as(String person, URI page) throws IOException, InterruptedException {
        var browser = new SignIn();
        HttpResponse<String> loginPage = browser.followed(HttpRequest.newBuilder(page));
        if (!loginPage.body().contains("predefined-")) {
            throw new IllegalStateException(page + " does not lead to the login page but to " + loginPage.uri() + " ("
                    + loginPage.statusCode() + ")");
        }
        browser.followed(HttpRequest.newBuilder(loginPage.uri().resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(loginPage.body(), person))));
        return browser.cookies;
    }

    private static String form(String loginPage, String person) {
        Map<String, String> fields = new LinkedHashMap<>();
        HIDDEN.matcher(loginPage).results().forEach(field -> fields.putIfAbsent(field.group(1), field.group(2)));
        fields.put("name", person);
        fields.put("roles", "user");
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> followed(HttpRequest.Builder first) throws IOException, InterruptedException {
        HttpResponse<String> response = send(first);
        for (int hops = 0; response.statusCode() / 100 == 3 && hops < 10; hops++) {
            URI next = response.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow());
            response = send(HttpRequest.newBuilder(next));
        }
        return response;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        response.headers().allValues("Set-Cookie").forEach(this::keep);
        return response;
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || setCookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
