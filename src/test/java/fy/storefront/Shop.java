package fy.storefront;

import static org.awaitility.Awaitility.await;

import fy.BrandWorld;
import fy.Worlds;
import fy.inventory.Level;
import fy.inventory.StockLevels;
import fy.orders.BrandOrders;
import fy.shared.Jdbc;
import fy.shared.Sku;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the storefront's tests do again and again. */
@ApplicationScoped
public class Shop {

    @Inject
    Worlds worlds;

    @Inject
    StockLevels levels;

    @Inject
    BrandOrders brandOrders;

    @Inject
    Jdbc jdbc;

    /** A new SKU with that many in stock. */
    public Sku stocked(BrandWorld brand, int quantity) {
        var sku = worlds.newSku(brand);
        restock(brand, sku, quantity);
        return sku;
    }

    /** The same, once every page knows. */
    public Sku shown(BrandWorld brand, int quantity) {
        var sku = worlds.newSku(brand);
        long seq = restock(brand, sku, quantity);
        await().until(() -> levels.find(sku).orElse(Level.none(sku)).includes(seq));
        return sku;
    }

    /** Answers with the movement's seq. */
    public long restock(BrandWorld brand, Sku sku, int quantity) {
        return worlds.api(brand.key())
                .contentType(ContentType.JSON)
                .body(Map.of("SKU", sku.code(), "deltaQuantity", quantity))
                .post("/api/inventory/events")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("seq");
    }

    /** The brand ships everything that is open of an order, in one parcel. */
    public void ship(BrandWorld brand, long orderId, String carrier, String trackingNumber) {
        brandOrders.ship(
                brand.brandId(),
                brand.owner().fyId(),
                UUID.randomUUID().toString(),
                orderId,
                List.of(),
                carrier,
                trackingNumber);
    }

    /** Units that the ledger's head has. */
    public long stockOf(Sku sku) {
        return jdbc.first("select quantity from stock where sku = ?", row -> row.getLong(1), sku)
                .orElse(0L);
    }

    /** From an empty basket to the review page of these SKUs and quantities. */
    static Response review(Shopper shopper, Object... skusAndQuantities) {
        for (int i = 0; i < skusAndQuantities.length; i += 2) {
            shopper.get("/art/" + skusAndQuantities[i]);
            shopper.post(
                            "/basket/lines",
                            "sku",
                            skusAndQuantities[i].toString(),
                            "quantity",
                            "" + skusAndQuantities[i + 1])
                    .then()
                    .statusCode(303);
        }
        shopper.get("/checkouts/new").then().statusCode(200);
        return shopper.follow(sendAddress(shopper));
    }

    static Response sendAddress(Shopper shopper) {
        return shopper.post(
                "/checkouts",
                "name",
                "Clara Klein",
                "street",
                "Lindenstraße 4",
                "postcode",
                "10969",
                "city",
                "Berlin",
                "country",
                "DE",
                "email",
                "clara@example.org");
    }

    /** Where the review page's button sends its form. */
    static String orderPath(Response review) {
        return Shopper.found(review, "action=\"(/checkouts/[0-9a-f-]{36}/order)\"");
    }
}
