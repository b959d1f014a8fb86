package fy.fleet;

import fy.CsrfTokens;
import fy.dev.PackagedApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A logged-in customer who orders through the pages' forms. */
record FormBuyer(HttpClient http, PackagedApp app, int customer) {

    /** One piece; returns the path of the order's page. */
    String order(String sku) throws IOException, InterruptedException {
        return post(review(sku) + "/order", token(sku));
    }

    /** As far as the page that is to be agreed to; returns its path. */
    String review(String sku) throws IOException, InterruptedException {
        var token = token(sku);
        post("/basket/lines", token + "&quantity=1&sku=" + sku);
        get("/checkouts/new");
        return post(
                "/checkouts",
                token + "&name=Customer&street=Long+Street+1&city=Utrecht&postcode=3511&country=NL" + "&email=customer"
                        + customer + "%40example.org");
    }

    private String token(String sku) throws IOException, InterruptedException {
        return "csrf-token=" + CsrfTokens.in(get("/art/" + sku));
    }

    private String get(String path) throws IOException, InterruptedException {
        return expect(200, HttpRequest.newBuilder(app.address().resolve(path))).body();
    }

    /** Where it leads. */
    private String post(String path, String form) throws IOException, InterruptedException {
        var answer = expect(
                303,
                HttpRequest.newBuilder(app.address().resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getRawPath();
    }

    private HttpResponse<String> expect(int status, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var answer = http.send(
                request.header("Accept", "text/html")
                        .header("Cookie", "fy_session=" + Market.session("customer" + customer))
                        .timeout(Duration.ofSeconds(15))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IOException("expected " + status + ": " + answer + "\n" + app.log());
        }
        return answer;
    }
}
