package fy.api;

import static org.assertj.core.api.Assertions.assertThat;

import fy.BrandWorld;
import fy.Worlds;
import fy.shared.Jdbc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two systems of two brands, set up by one person, choose their keys alike. */
@QuarkusTest
class ActKeyTest {

    @Inject
    Worlds worlds;

    @Inject
    Jdbc jdbc;

    @Test
    void brands_never_meet_in_their_keys_whoever_made_their_api_keys() {
        var one = worlds.newBrand();
        var two = worlds.newBrand();
        worlds.member(two, one.owner(), "owner");
        var keyOfTwo = "fy_key_of_" + UUID.randomUUID();
        jdbc.update("""
                insert into api_keys (key_id, key_hash, hint, label, fy_id, brand_id)
                values (?, sha256(convert_to(?, 'UTF8')), 'test', 'for tests', ?, ?)
                """, UUID.randomUUID(), keyOfTwo, one.owner().fyId(), two.brandId());

        var ofOne = restocked(one, one.key());
        var ofTwo = restocked(two, keyOfTwo);
        assertThat(ofOne.statusCode()).isEqualTo(201);
        assertThat(ofTwo.statusCode()).isEqualTo(201);
    }

    @Test
    void the_longest_key_will_do() {
        var brand = worlds.newBrand();
        var sku = worlds.newSku(brand);
        for (int i = 0; i < 2; i++) {
            worlds.api(brand.key())
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", "k".repeat(255))
                    .body(Map.of("SKU", sku.code(), "deltaQuantity", 3))
                    .post("/api/inventory/events")
                    .then()
                    .statusCode(201);
        }
        assertThat(jdbc.first("select quantity from stock where sku = ?", row -> row.getLong(1), sku))
                .contains(3L);
    }

    private ExtractableResponse<Response> restocked(BrandWorld brand, String key) {
        return worlds.api(key)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "42")
                .body(Map.of("SKU", worlds.newSku(brand).code(), "deltaQuantity", 3))
                .post("/api/inventory/events")
                .then()
                .extract();
    }
}
