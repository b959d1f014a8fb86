package fy.clients;

import static org.hamcrest.Matchers.notNullValue;

import fy.Worlds;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LimitedDoorsTest.TwoAMinute.class)
class LimitedDoorsTest {

    public static class TwoAMinute implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("fy.limits.checkout.per-client", "2", "fy.limits.restock.per-client", "2");
        }
    }

    @Inject
    Worlds worlds;

    @Test
    void a_client_who_orders_too_often_waits_and_the_others_do_not() {
        var brand = worlds.newBrand();
        var sku = worlds.newSku(brand);
        var eager = "fy_key_of_" + worlds.newCustomer().name();
        var other = "fy_key_of_" + worlds.newCustomer().name();

        orders(eager, sku.code()).statusCode(409);
        orders(eager, sku.code()).statusCode(409);
        orders(eager, sku.code()).statusCode(429).header("Retry-After", notNullValue());
        orders(other, sku.code()).statusCode(409);
    }

    @Test
    void a_brand_that_restocks_too_often_waits() {
        var brand = worlds.newBrand();
        var sku = worlds.newSku(brand);

        restocks(brand.key(), sku.code()).statusCode(201);
        restocks(brand.key(), sku.code()).statusCode(201);
        restocks(brand.key(), sku.code()).statusCode(429).header("Retry-After", notNullValue());
    }

    private ValidatableResponse orders(String key, String sku) {
        return worlds.api(key)
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body("""
                        {"lines":[{"SKU":"%s","quantity":1}],
                         "shipTo":{"name":"Clara","street":"Long Street 1","city":"Utrecht","postcode":"3511","country":"NL"}}
                        """.formatted(sku))
                .post("/api/orders")
                .then();
    }

    private ValidatableResponse restocks(String key, String sku) {
        return worlds.api(key)
                .contentType("application/json")
                .body("{\"SKU\":\"%s\",\"deltaQuantity\":1}".formatted(sku))
                .post("/api/inventory/events")
                .then();
    }
}
