package fy.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import fy.BrandWorld;
import fy.Person;
import fy.Worlds;
import fy.orders.LineQuantity;
import fy.orders.OrderWorld;
import fy.orders.Outcome;
import fy.orders.PlaceOrder;
import fy.orders.Placement;
import fy.orders.RequestReturn;
import fy.orders.Returns;
import fy.orders.ShipTo;
import fy.orders.WantedLine;
import fy.shared.Sku;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A brand works on its orders and returns in a browser without scripts. */
@QuarkusTest
class OrderPagesTest {

    @Inject
    Worlds worlds;

    @Inject
    OrderWorld orders;

    @Inject
    PlaceOrder placeOrder;

    @Inject
    RequestReturn requestReturn;

    @Inject
    Returns returns;

    BrandWorld brand;
    Person clara;
    Sku sku;
    long orderId;
    long lineId;

    @BeforeEach
    void world() {
        brand = worlds.atelierAmelie();
        clara = worlds.clara();
        sku = worlds.newSku(brand);
        orders.restock(brand, sku, 10);
        var home = new ShipTo("<script>alert(1)</script> Ada", "Ringstrasse 1", "Wien", "1010", "AT");
        var placed =
                placeOrder.place(clara.fyId(), UUID.randomUUID().toString(), List.of(new WantedLine(sku, 3)), home);
        orderId = ((Placement.Placed) placed).orderId();
        lineId = orders.count("select line_id from order_lines where order_id = ?", orderId);
    }

    @Test
    void the_list_finds_by_number_and_by_name_and_escapes_what_customers_type() {
        var page = get(brand.portal() + "/orders?q=" + orderId)
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page)
                .contains(brand.portal() + "/orders/" + orderId)
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
        get(brand.portal() + "/orders?filter=to-accept")
                .statusCode(200)
                .body(containsString(brand.portal() + "/orders/" + orderId));
        get(brand.portal() + "/orders?filter=shipped&q=" + orderId)
                .statusCode(200)
                .body(not(containsString(brand.portal() + "/orders/" + orderId + "\"")));
        get(brand.portal() + "/orders?filter=drop").statusCode(400);
        get(brand.portal() + "/orders?after=x").statusCode(400);
        get(brand.portal() + "/orders/1").statusCode(404);
    }

    @Test
    void an_order_is_accepted_shipped_in_parts_and_the_rest_cancelled() {
        post("/acceptance", "act", UUID.randomUUID().toString()).statusCode(303);
        var parcel = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            post("/parcels", "act", parcel, "line", lineId, "quantity", 2, "carrier", "Post", "trackingNumber", "RR 1")
                    .statusCode(303);
        }
        get(brand.portal() + "/orders/" + orderId)
                .statusCode(200)
                .body(containsString("RR 1"))
                .body(containsString("partly shipped"));
        post(
                        "/parcels",
                        "act",
                        UUID.randomUUID().toString(),
                        "line",
                        lineId,
                        "quantity",
                        2,
                        "carrier",
                        "",
                        "trackingNumber",
                        "")
                .statusCode(409)
                .body(containsString("Only 1 there."));
        post(
                        "/parcels",
                        "act",
                        UUID.randomUUID().toString(),
                        "line",
                        lineId,
                        "quantity",
                        "1.5",
                        "carrier",
                        "",
                        "trackingNumber",
                        "")
                .statusCode(422)
                .body(containsString("id=\"quantity-" + lineId + "-error\""));
        post(
                        "/parcels",
                        "act",
                        UUID.randomUUID().toString(),
                        "line",
                        lineId,
                        "quantity",
                        "",
                        "carrier",
                        "",
                        "trackingNumber",
                        "")
                .statusCode(422)
                .body(containsString("Choose at least one piece."));
        post("/parcels", "line", lineId, "quantity", "1").statusCode(400);
        post("/cancellations", "act", UUID.randomUUID().toString(), "line", lineId, "quantity", 1, "reason", "")
                .statusCode(422)
                .body(containsString("Choose a reason"));
        post(
                        "/cancellations",
                        "act",
                        UUID.randomUUID().toString(),
                        "line",
                        lineId,
                        "quantity",
                        1,
                        "reason",
                        "not_there")
                .statusCode(303);
        get(brand.portal() + "/orders/" + orderId).statusCode(200).body(containsString("Count the shelf"));
        assertThat(orders.stock(sku)).isEqualTo(7);
    }

    @Test
    void a_return_is_approved_received_and_put_on_sale() {
        post(
                        "/parcels",
                        "act",
                        UUID.randomUUID().toString(),
                        "line",
                        lineId,
                        "quantity",
                        3,
                        "carrier",
                        "",
                        "trackingNumber",
                        "")
                .statusCode(303);
        var asked = (Outcome.Done) requestReturn
                .request(
                        clara.fyId(),
                        UUID.randomUUID().toString(),
                        orderId,
                        brand.brandId(),
                        List.of(new LineQuantity(lineId, 3)),
                        "too <b>blue</b>")
                .orElseThrow();
        long returnId = Objects.requireNonNull(asked.id());
        long line = returns.find(brand.brandId(), returnId)
                .orElseThrow()
                .lines()
                .getFirst()
                .returnLineId();

        get(brand.portal() + "/returns")
                .statusCode(200)
                .body(containsString("Receiving a return does not put it back on sale."));
        get(brand.portal() + "/returns/" + returnId).statusCode(200).body(containsString("too &lt;b&gt;blue"));
        postTo(
                        brand.portal() + "/returns/" + returnId + "/approval",
                        "act",
                        UUID.randomUUID().toString())
                .statusCode(303);
        postTo(
                        brand.portal() + "/returns/" + returnId + "/receipts",
                        "act",
                        UUID.randomUUID().toString(),
                        "line",
                        line,
                        "fit",
                        4,
                        "discard",
                        0,
                        "hold",
                        0)
                .statusCode(409)
                .body(containsString("Only 3 there."));
        postTo(
                        brand.portal() + "/returns/" + returnId + "/receipts",
                        "act",
                        UUID.randomUUID().toString(),
                        "line",
                        line,
                        "fit",
                        1,
                        "discard",
                        1,
                        "hold",
                        1)
                .statusCode(303);
        assertThat(orders.stock(sku)).isEqualTo(7);
        postTo(
                        brand.portal() + "/returns/" + returnId + "/inspections",
                        "act",
                        UUID.randomUUID().toString(),
                        "line",
                        line,
                        "fit",
                        1,
                        "discard",
                        0)
                .statusCode(303);
        get(brand.portal() + "/returns").statusCode(200).body(containsString("Put 2 on sale"));
        postTo(
                        brand.portal() + "/returns/" + returnId + "/restocks",
                        "act",
                        UUID.randomUUID().toString(),
                        "line",
                        line,
                        "quantity",
                        2)
                .statusCode(303);
        assertThat(orders.stock(sku)).isEqualTo(9);
        get(brand.portal() + "/returns/" + returnId).statusCode(200).body(not(containsString("Put 2 on sale")));
    }

    @Test
    void another_brand_and_a_viewer_cannot() {
        var other = worlds.nordlicht().owner();
        worlds.as(other).get(brand.portal() + "/orders/" + orderId).then().statusCode(404);
        worlds.form(other)
                .formParam("act", UUID.randomUUID().toString())
                .post(brand.portal() + "/orders/" + orderId + "/acceptance")
                .then()
                .statusCode(404);
        worlds.as(brand.viewer())
                .get(brand.portal() + "/orders/" + orderId)
                .then()
                .statusCode(200)
                .body(not(containsString("/parcels")));
        worlds.form(brand.viewer())
                .formParam("act", UUID.randomUUID().toString())
                .post(brand.portal() + "/orders/" + orderId + "/acceptance")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse get(String path) {
        return worlds.as(brand.staff()).get(path).then();
    }

    private ValidatableResponse post(String act, Object... fields) {
        return postTo(brand.portal() + "/orders/" + orderId + act, fields);
    }

    private ValidatableResponse postTo(String path, Object... fields) {
        var form = worlds.form(brand.staff());
        for (int i = 0; i < fields.length; i += 2) {
            form.formParam(String.valueOf(fields[i]), String.valueOf(fields[i + 1]));
        }
        return form.post(path).then();
    }
}
