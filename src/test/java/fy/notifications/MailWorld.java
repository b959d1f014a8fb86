package fy.notifications;

import fy.BrandWorld;
import fy.Person;
import fy.Worlds;
import fy.events.Envelope;
import fy.events.InventoryEvent;
import fy.events.OrderEvent;
import fy.eventstore.Ledger;
import fy.shared.Jdbc;
import fy.shared.Sku;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** A brand with one SKU that moves through the API, and an order whose steps are put into the ledger. */
@Dependent
class MailWorld {

    private final Worlds worlds;
    private final Jdbc jdbc;
    private final Ledger ledger;
    private final DataSource database;
    private final String brokers;

    BrandWorld brand;
    Person customer;
    Sku sku;
    long orderId;
    private long orderSeq;

    @Inject
    MailWorld(
            Worlds worlds,
            Jdbc jdbc,
            Ledger ledger,
            DataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.worlds = worlds;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.database = database;
        this.brokers = brokers;
    }

    MailWorld with(String product, int threshold) {
        brand = worlds.newBrand();
        customer = worlds.newCustomer();
        sku = worlds.newSku(brand);
        jdbc.update(
                "update products set name = ? where product_id = (select product_id from skus where sku = ?)",
                product,
                sku);
        jdbc.update("update skus set variant = 'white', low_stock_threshold = ? where sku = ?", threshold, sku);
        orderId = jdbc.first("select nextval('order_number')", row -> row.getLong(1))
                .orElseThrow();
        return this;
    }

    String owner() {
        return brand.owner().name() + "@example.org";
    }

    String staff() {
        return brand.staff().name() + "@example.org";
    }

    String viewer() {
        return brand.viewer().name() + "@example.org";
    }

    String customer() {
        return customer.name() + "@example.org";
    }

    /** @return the event as it stands on the topic */
    String moved(int delta) {
        Map<String, Object> body = new HashMap<>(Map.of("SKU", sku.code(), "deltaQuantity", delta));
        if (delta < 0) {
            body.put("reason", "gone");
        }
        return worlds.api(brand.key())
                .contentType("application/json")
                .body(body)
                .post("/api/inventory/events")
                .then()
                .statusCode(201)
                .extract()
                .asString();
    }

    /** Puts an event that is there once more on its topic. */
    void repeat(String event) {
        publish(InventoryEvent.TOPIC, event.getBytes(StandardCharsets.UTF_8));
    }

    void publish(String topic, byte @Nullable [] value) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, sku.code(), value));
        }
    }

    void ordered(int units) {
        jdbc.update("""
                insert into orders (order_id, fy_id, decision_id, ship_name, ship_street, ship_city, ship_postcode,
                    ship_country, total, currency, placed_at)
                values (?, ?, ?, 'Chloe', 'Rue 1', 'Lyon', '69001', 'FR', ?, 'EUR', now())
                """, orderId, customer.fyId(), UUID.randomUUID(), 4900L * units + 490);
        jdbc.update(
                "insert into brand_orders (order_id, brand_id, shipping_price, placed_at) values (?, ?, 490, now())",
                orderId,
                brand.brandId());
        jdbc.update("""
                insert into order_lines (order_id, brand_id, fy_id, sku, product_name, variant, unit_price, ordered, open,
                    sale_event_id)
                values (?, ?, ?, ?, 'Harbour <b>at</b> dusk', 'white', 4900, ?, ?, ?)
                """, orderId, brand.brandId(), customer.fyId(), sku, units, units, UUID.randomUUID());
        append(new OrderEvent.OrderPlaced(
                envelope(null),
                ++orderSeq,
                orderId,
                List.of(new OrderEvent.PlacedLine(1, brand.brandId(), sku, units))));
    }

    void shipped(int units, String trackingNumber) {
        long parcel = jdbc.first(
                        """
                        insert into parcels (order_id, brand_id, carrier, tracking_number, shipped_at, shipped_by)
                        values (?, ?, 'La Poste', ?, now(), ?) returning parcel_id
                        """,
                        row -> row.getLong(1),
                        orderId,
                        brand.brandId(),
                        trackingNumber,
                        brand.staff().fyId())
                .orElseThrow();
        append(new OrderEvent.ParcelShipped(
                envelope(null), ++orderSeq, orderId, brand.brandId(), parcel, units(units)));
    }

    void cancelledByCustomer(int units, String why) {
        append(new OrderEvent.LinesCancelled(
                envelope(why), ++orderSeq, orderId, brand.brandId(), true, false, units(units)));
    }

    private List<OrderEvent.LineUnits> units(int howMany) {
        return List.of(new OrderEvent.LineUnits(1, sku, howMany));
    }

    private void append(OrderEvent event) {
        QuarkusTransaction.requiringNew().run(() -> {
            try (var connection = database.getConnection()) {
                ledger.appendOrders(connection, List.of(event));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Envelope envelope(@Nullable String reason) {
        return new Envelope(
                UUID.randomUUID(),
                UUID.randomUUID(),
                brand.staff().fyId(),
                reason,
                Instant.now().truncatedTo(ChronoUnit.MICROS));
    }
}
