package fy.portal;

import static org.assertj.core.api.Assertions.assertThat;

import fy.BrandWorld;
import fy.Worlds;
import fy.events.Envelope;
import fy.events.InventoryEvent.StockSold;
import fy.eventstore.Ledger;
import fy.shared.Jdbc;
import fy.shared.Sku;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shelf is counted while orders come in and go out. */
@QuarkusTest
class CountPagesTest {

    @Inject
    Worlds worlds;

    @Inject
    Jdbc jdbc;

    @Inject
    Ledger ledger;

    @Inject
    DataSource database;

    private BrandWorld brand;
    private Sku sku;

    @BeforeEach
    void tenInStock() {
        brand = worlds.atelierAmelie();
        sku = worlds.newSku(brand);
        worlds.clara();
        api(brand.key(), "/api/inventory/events", Map.of("SKU", sku.code(), "deltaQuantity", 10));
    }

    @Test
    void what_was_set_aside_is_looked_up_again_when_it_was_counted_at_another_time() {
        long order = ordered(2);
        String counted = now();
        ship(order);
        var form = form();
        assertThat(form.setAside()).isEqualTo("0");

        var again = post(form, "10", "0", counted);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(stock()).isEqualTo(8);
        var shown = Fields.of(again);
        assertThat(shown.setAside()).isEqualTo("2");
        assertThat(again.asString()).contains("setAside-error", "href=\"" + brand.portal() + "/orders/" + order + "\"");

        assertThat(post(shown, "10", "2", counted).statusCode()).isEqualTo(303);
        assertThat(stock()).isEqualTo(8);
    }

    @Test
    void what_was_set_aside_may_be_corrected_by_who_saw_it() {
        ordered(2);
        var form = form();
        assertThat(form.setAside()).isEqualTo("2");
        assertThat(post(form, "10", "1", form.asOf()).statusCode()).isEqualTo(303);
        assertThat(stock()).isEqualTo(9);
    }

    @Test
    void a_sale_under_way_is_waited_for_and_counted_as_set_aside() throws Exception {
        Fields form;
        CompletableFuture<Response> posted;
        QuarkusTransaction.begin();
        try {
            sellUnseen(2);
            form = CompletableFuture.supplyAsync(this::form).get(20, TimeUnit.SECONDS);
            assertThat(form.setAside()).isEqualTo("0");
            posted = CompletableFuture.supplyAsync(() -> post(form, "10", "0", form.asOf()));
            QuarkusTransaction.commit();
        } finally {
            if (QuarkusTransaction.isActive()) {
                QuarkusTransaction.rollback();
            }
        }
        var again = posted.get(20, TimeUnit.SECONDS);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(post(Fields.of(again), "10", "2", form.asOf()).statusCode()).isEqualTo(303);
        assertThat(stock()).isEqualTo(8);
    }

    @Test
    void an_untouched_field_in_the_readers_time_is_the_instant_that_was_rendered() {
        var at = Instant.parse("2026-01-31T10:00:12.330456Z");
        post("2026-01-31T19:00:12.33", "2026-01-31T19:00:12.330", at.toString(), "+09:00")
                .then()
                .statusCode(303);
        assertThat(counted()).isEqualTo(at);
    }

    @Test
    void a_typed_time_is_read_at_its_offset() {
        post("2026-01-31T19:00", "2026-02-01T07:00", "2026-01-31T22:00:00Z", "+09:00")
                .then()
                .statusCode(303);
        assertThat(counted()).isEqualTo(Instant.parse("2026-01-31T10:00:00Z"));
    }

    @Test
    void a_time_with_an_offset_that_cannot_be_is_refused_at_the_field_and_kept_as_typed() {
        for (var offset : List.of("", "+19:00", "+1", "Europe/Berlin")) {
            var refused = post("2026-01-31T19:00", "2026-02-01T07:00", "2026-01-31T22:00:00Z", offset);
            assertThat(refused.statusCode()).as(offset).isEqualTo(422);
            assertThat(refused.asString()).contains("asOf-error");
            assertThat(Fields.of(refused).asOf()).isEqualTo("2026-01-31T19:00");
        }
        assertThat(stock()).isEqualTo(10);
    }

    @Test
    void a_refused_form_keeps_the_instant_to_the_microsecond() {
        post("2026-01-31T19:00", "", "", "+09:00").then().statusCode(303);
        var refused = post("2025-01-31T19:00:12", "2025-01-31T19:00:12", "2025-01-31T10:00:12.330456Z", "+09:00");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains("asOf-error", "name=\"asOf.instant\" value=\"2025-01-31T10:00:12.330456Z\"");
    }

    @Test
    void an_address_with_an_instant_shows_that_instant() {
        var page = worlds.as(brand.owner())
                .get(brand.portal() + "/stock/" + sku + "/counts/new?asOf=2026-01-31T10:00:12.330456Z");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString())
                .contains(
                        "name=\"asOf.shown\" value=\"2026-01-31T10:00:12.330\"",
                        "name=\"asOf.instant\" value=\"2026-01-31T10:00:12.330456Z\"",
                        "name=\"asOf.offset\" value=\"Z\"");
        assertThat(Fields.of(page).asOf()).isEqualTo("2026-01-31T10:00:12.330");
    }

    /** What the form shows. */
    private record Fields(String asOf, String setAside, String reckoned) {

        static Fields of(Response page) {
            String html = page.asString();
            return new Fields(value(html, "asOf"), value(html, "setAside"), value(html, "reckoned"));
        }

        private static String value(String html, String field) {
            return html.replaceAll("(?s).*?name=\"" + field + "\"[^>]*?value=\"([^\"]*)\".*", "$1");
        }
    }

    private Fields form() {
        return Fields.of(worlds.as(brand.owner()).get(brand.portal() + "/stock/" + sku + "/counts/new"));
    }

    private Response post(Fields form, String counted, String setAside, String asOf) {
        return worlds.form(brand.owner())
                .formParam("act", UUID.randomUUID())
                .formParam("reckoned", form.reckoned())
                .formParam("counted", counted)
                .formParam("setAside", setAside)
                .formParam("asOf", asOf)
                .post(brand.portal() + "/stock/" + sku + "/counts");
    }

    private Response post(String asOf, String shown, String instant, String offset) {
        return worlds.form(brand.owner())
                .formParam("act", UUID.randomUUID())
                .formParam("reckoned", "0")
                .formParam("counted", "10")
                .formParam("setAside", "0")
                .formParam("asOf", asOf)
                .formParam("asOf.shown", shown)
                .formParam("asOf.instant", instant)
                .formParam("asOf.offset", offset)
                .post(brand.portal() + "/stock/" + sku + "/counts");
    }

    private long ordered(int units) {
        return api(
                        "fy_dev_customer",
                        "/api/orders",
                        Map.of(
                                "lines",
                                List.of(Map.of("SKU", sku.code(), "quantity", units)),
                                "shipTo",
                                Map.of(
                                        "name",
                                        "Clara",
                                        "street",
                                        "Weg 1",
                                        "city",
                                        "Graz",
                                        "postcode",
                                        "8010",
                                        "country",
                                        "AT")))
                .jsonPath()
                .getLong("orderId");
    }

    private void ship(long order) {
        worlds.api(brand.key())
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("orderId", order, "status", "shipped"))
                .patch("/api/orders/" + order)
                .then()
                .statusCode(200);
    }

    private Response api(String key, String path, Object body) {
        var answer = worlds.api(key)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post(path);
        answer.then().statusCode(201);
        return answer;
    }

    /** What a decision writes, in this thread's transaction. */
    private void sellUnseen(int units) throws SQLException {
        var sold = jdbc.first(
                        """
                        with held as materialized (select quantity, seq from stock where sku = ? for no key update)
                        select quantity, seq, clock_timestamp() from held
                        """,
                        row -> sold(
                                units,
                                row.getLong(1),
                                row.getLong(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()),
                        sku)
                .orElseThrow();
        try (Connection connection = database.getConnection()) {
            ledger.appendInventory(connection, List.of(sold));
        }
        jdbc.update("update stock set quantity = quantity - ?, seq = seq + 1 where sku = ?", units, sku);
        jdbc.update(
                """
                with placed as (
                    insert into orders (order_id, fy_id, decision_id, ship_name, ship_street, ship_city, ship_postcode,
                        ship_country, total, currency, placed_at)
                    values (?, ?, ?, 'Clara', 'Weg 1', 'Graz', '8010', 'AT', 9600, 'EUR', ?) returning order_id),
                part as (
                    insert into brand_orders (order_id, brand_id, shipping_price, placed_at)
                    select order_id, ?, 0, now() from placed returning order_id, brand_id)
                insert into order_lines (order_id, brand_id, fy_id, sku, product_name, variant, unit_price, ordered,
                    open, sale_event_id)
                select order_id, brand_id, ?, ?, 'Print', '', 4800, ?, ?, ? from part
                """,
                sold.orderId(),
                worlds.clara().fyId(),
                sold.envelope().decisionId(),
                sold.envelope().occurredAt(),
                brand.brandId(),
                worlds.clara().fyId(),
                sku,
                units,
                units,
                sold.envelope().eventId());
    }

    private StockSold sold(int units, long quantity, long seq, Instant at) {
        long order = jdbc.first("select nextval('order_number')", row -> row.getLong(1))
                .orElseThrow();
        var envelope = new Envelope(
                UUID.randomUUID(), UUID.randomUUID(), worlds.clara().fyId(), null, at);
        return new StockSold(envelope, brand.brandId(), sku, -units, quantity - units, seq + 1, order);
    }

    private String now() {
        return jdbc.first("select clock_timestamp()", row -> row.getObject(1, OffsetDateTime.class)
                        .toInstant()
                        .toString())
                .orElseThrow();
    }

    private Instant counted() {
        return jdbc.first(
                        "select as_of from inventory_events where sku = ? and type = 'StockCounted'",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        sku)
                .orElseThrow();
    }

    private long stock() {
        return jdbc.first("select quantity from stock where sku = ?", row -> row.getLong(1), sku)
                .orElseThrow();
    }
}
