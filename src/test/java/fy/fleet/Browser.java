package fy.fleet;

import fy.CsrfTokens;
import fy.dev.PackagedApp;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A logged-in customer who orders through the pages and forms, following redirects, as a browser without scripts does. */
final class Browser {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final PackagedApp replica;
    private final String cookie;

    Browser(PackagedApp replica, int customer) {
        this.replica = replica;
        this.cookie = "fy_session=" + Market.session(customer);
    }

    /** SKU page, into the basket, address, review, place, order page. */
    void order(String sku) throws IOException, InterruptedException {
        String token =
                CsrfTokens.in(get(replica.address().resolve("/art/" + sku)).body());
        follow(post("/basket/lines", Map.of("csrf-token", token, "sku", sku, "quantity", "1")));
        get(replica.address().resolve("/checkouts/new"));
        var review = post(
                "/checkouts",
                Map.of(
                        "csrf-token",
                        token,
                        "name",
                        "Customer",
                        "street",
                        "Long Street 1",
                        "city",
                        "Utrecht",
                        "postcode",
                        "3511",
                        "country",
                        "NL",
                        "email",
                        "customer@example.org"));
        follow(review);
        String checkout = location(review);
        var placed = post(URI.create(checkout).getPath() + "/order", Map.of("csrf-token", token));
        follow(placed);
        if (!location(placed).contains("/orders/")) {
            throw new IllegalStateException("not placed: " + location(placed));
        }
    }

    private HttpResponse<String> get(URI at) throws IOException, InterruptedException {
        return expect(200, HTTP.send(request(at).build(), BodyHandlers.ofString()));
    }

    private void follow(HttpResponse<String> redirect) throws IOException, InterruptedException {
        get(redirect.uri().resolve(location(redirect)));
    }

    private HttpResponse<String> post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = request(replica.address().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return expect(303, HTTP.send(request.build(), BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(URI at) {
        return HttpRequest.newBuilder(at).header("Cookie", cookie).header("Accept", "text/html");
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new IllegalStateException(response.request().method() + " " + response.uri() + ": "
                    + response.statusCode() + "\n" + response.body());
        }
        return response;
    }
}
