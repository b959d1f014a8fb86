package fy.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.BrandWorld;
import fy.Worlds;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** As it is shipped: a stream to a page of the portal ends within a minute, and is not opened again for who lost the role. */
@QuarkusTest
class LostRoleStreamsTest {

    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    @TestHTTPResource("/")
    URI root;

    @Inject
    Worlds worlds;

    @Test
    void the_streams_of_a_removed_member_end_and_are_not_opened_again() throws Exception {
        var brand = worlds.newBrand();
        var sku = worlds.newSku(brand);
        var paths = List.of(
                brand.portal() + "/live/stock?sku=" + sku,
                brand.portal() + "/live/desk",
                brand.portal() + "/live/orders/" + order(brand, sku.code()));
        var session = worlds.loginAs(brand.staff());
        var open = new ArrayList<OpenPage>();
        for (var path : paths) {
            open.add(OpenPage.at(root.resolve(path), session));
        }
        assertThat(open).extracting(OpenPage::status).containsOnly(200);

        worlds.form(brand.owner())
                .post(brand.portal() + "/members/" + brand.staff().fyId() + "/removal")
                .then()
                .statusCode(303);

        await().atMost(A_MINUTE).until(() -> open.stream().allMatch(OpenPage::hasEnded));
        for (var path : paths) {
            try (var again = OpenPage.at(root.resolve(path), session)) {
                assertThat(again.status()).as(path).isEqualTo(404);
            }
        }
        open.forEach(OpenPage::close);
    }

    private long order(BrandWorld brand, String sku) {
        worlds.api(brand.key())
                .contentType("application/json")
                .body(Map.of("SKU", sku, "deltaQuantity", 1))
                .post("/api/inventory/events")
                .then()
                .statusCode(201);
        return worlds.api("fy_key_of_" + worlds.newCustomer().name())
                .header("Idempotency-Key", sku)
                .contentType("application/json")
                .body("""
                        {"lines":[{"SKU":"%s","quantity":1}],
                         "shipTo":{"name":"Clara","street":"Long Street 1","city":"Utrecht","postcode":"3511","country":"NL"}}
                        """.formatted(sku))
                .post("/api/orders")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("orderId");
    }
}
