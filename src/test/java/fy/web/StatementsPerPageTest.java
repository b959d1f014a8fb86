package fy.web;

import static org.assertj.core.api.Assertions.assertThat;

import fy.BrandWorld;
import fy.Person;
import fy.Worlds;
import fy.shared.Sku;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page asks the database as often for many rows as for few. */
@QuarkusTest
class StatementsPerPageTest {

    private static final int LOADS = 3;
    private static final int MANY = 9;

    @Inject
    Worlds worlds;

    @Inject
    PoolVisits visits;

    private final List<Sku> skus = new ArrayList<>();
    private BrandWorld brand;
    private Person customer;

    @BeforeEach
    void a_brand_and_a_customer() {
        brand = worlds.newBrand();
        customer = worlds.newCustomer();
        offer();
    }

    @Test
    void lists_and_pages_ask_as_often_for_many_rows_as_for_few() {
        long first = order(1);
        putIntoBasket(skus.getFirst());
        var few = counts(first);
        for (int i = 0; i < MANY; i++) {
            offer();
        }
        long last = order(skus.size());
        for (int i = 0; i < MANY; i++) {
            order(1);
        }
        skus.forEach(this::putIntoBasket);
        assertThat(counts(last)).isEqualTo(few);
    }

    private Map<String, Integer> counts(long order) {
        var sku = skus.getFirst();
        var counts = new LinkedHashMap<String, Integer>();
        for (var page : List.of(
                brand.portal(),
                brand.portal() + "/stock",
                brand.portal() + "/orders",
                brand.portal() + "/stock/" + sku)) {
            counts.put(page, count(brand.owner(), page));
        }
        counts.put(brand.portal() + "/orders/…", count(brand.owner(), brand.portal() + "/orders/" + order));
        for (var page : List.of("/", "/art/" + sku, "/basket", "/checkouts/new", "/orders")) {
            counts.put(page, count(customer, page));
        }
        counts.put("/orders/…", count(customer, "/orders/" + order));
        return counts;
    }

    /** The least of some loads: what is remembered for a moment is asked for in one load and not in the next. */
    private int count(Person reader, String page) {
        int least = Integer.MAX_VALUE;
        visits.taken();
        for (int i = 0; i < LOADS; i++) {
            worlds.as(reader).header(PoolVisits.HEADER, "yes").get(page).then().statusCode(200);
            least = Math.min(least, visits.taken());
        }
        assertThat(least).as("connections taken by %s", page).isPositive();
        return least;
    }

    private void offer() {
        var sku = worlds.newSku(brand);
        skus.add(sku);
        worlds.api(brand.key())
                .contentType("application/json")
                .body("{\"SKU\":\"%s\",\"deltaQuantity\":100}".formatted(sku))
                .post("/api/inventory/events")
                .then()
                .statusCode(201);
    }

    private long order(int lines) {
        var wanted = skus.stream()
                .limit(lines)
                .map("{\"SKU\":\"%s\",\"quantity\":1}"::formatted)
                .collect(Collectors.joining(","));
        return worlds.api("fy_key_of_" + customer.name())
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("""
                        {"lines":[%s],"shipTo":{"name":"A customer","street":"Long Street 1","city":"Utrecht","postcode":"3511","country":"NL"}}
                        """.formatted(wanted))
                .post("/api/orders")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("orderId");
    }

    private void putIntoBasket(Sku sku) {
        worlds.form(customer)
                .formParam("sku", sku.code())
                .formParam("quantity", 1)
                .post("/basket/lines")
                .then()
                .statusCode(303);
    }
}
