package fy.fleet;

import fy.dev.PackagedApp;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A script that talks to the JSON API, as a customer, a brand or an operator. */
final class Shop {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Shop() {}

    /**
     * @param status HTTP status; 0 where no answer came and it is not known what happened
     * @param location where the answer says to look next; empty where it does not
     */
    record Answer(int status, String body, String location) {}

    static Answer order(PackagedApp replica, int customer, String key, String sku, int quantity) {
        String body = """
                {"lines":[{"SKU":"%s","quantity":%d}],
                 "shipTo":{"name":"Customer %d","street":"Long Street 1","city":"Utrecht","postcode":"3511","country":"NL"}}
                """.formatted(sku, quantity, customer);
        return post(replica, "/api/orders", Market.customerKey(customer), key, body);
    }

    static Answer restock(PackagedApp replica, String sku, int quantity) {
        String body = "{\"SKU\":\"%s\",\"deltaQuantity\":%d}".formatted(sku, quantity);
        return post(replica, "/api/inventory/events", Market.BRAND_KEY, "restock-" + sku + "-" + quantity, body);
    }

    static Answer post(PackagedApp replica, String path, String bearer, String key, String body) {
        var request = HttpRequest.newBuilder(replica.address().resolve(path))
                .timeout(Duration.ofSeconds(15))
                .header("Authorization", "Bearer " + bearer)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return send(request);
    }

    static Answer get(PackagedApp replica, String path, String bearer) {
        return send(HttpRequest.newBuilder(replica.address().resolve(path))
                .timeout(Duration.ofSeconds(15))
                .header("Authorization", "Bearer " + bearer)
                .build());
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            return new Answer(0, String.valueOf(e.getMessage()), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, "interrupted", "");
        }
    }
}
