package fy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import fy.BrandWorld;
import fy.OwnersDatabase;
import fy.Worlds;
import fy.inventory.Freshness;
import fy.inventory.StockLevels;
import fy.shared.Sku;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is published and not read yet is missing in the live figures, and they say so. */
@QuarkusTest
class FreshnessTest {

    @Inject
    Worlds worlds;

    @Inject
    StockLevels levels;

    @Inject
    Freshness freshness;

    @Inject
    OwnersDatabase owners;

    @Test
    void a_figure_that_the_monitor_left_behind_says_as_of_when_it_was_right() throws Exception {
        var brand = worlds.newBrand();
        var sku = worlds.newSku(brand);
        moved(brand, sku, 10);
        assertThat(levels.await(sku, 1, Duration.ofSeconds(30)).seq()).isEqualTo(1);
        Instant decided;
        try (var connection = owners.open()) {
            connection.setAutoCommit(false); // no monitor gets past this row
            connection.createStatement().executeQuery("select generation from projection for update");
            decided = moved(brand, sku, 5);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> freshness.asOf(sku).isPresent());
            assertThat(asOf(brand, sku)).isBefore(decided);
            worlds.as(brand.owner()).get(brand.portal() + "/stock").then().body(containsString("Stock as of"));
            assertThat(freshness.unread()).map(Freshness.Unread::since).contains(decided);
            connection.rollback();
        }
        assertThat(levels.await(sku, 2, Duration.ofSeconds(30)).quantity()).isEqualTo(15);
        assertThat(asOf(brand, sku)).isAfter(decided);
        worlds.as(brand.owner()).get(brand.portal() + "/stock").then().body(not(containsString("Stock as of")));
    }

    private Instant moved(BrandWorld brand, Sku sku, int delta) {
        return Instant.parse(worlds.api(brand.key())
                .contentType(ContentType.JSON)
                .body(Map.of("SKU", sku.code(), "deltaQuantity", delta))
                .post("/api/inventory/events")
                .then()
                .statusCode(201)
                .extract()
                .path("occurredAt"));
    }

    private Instant asOf(BrandWorld brand, Sku sku) {
        return Instant.parse(worlds.api(brand.key())
                .get("/api/inventory/" + sku)
                .then()
                .statusCode(200)
                .extract()
                .path("asOf"));
    }
}
