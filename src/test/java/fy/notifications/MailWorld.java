package fy.notifications;

import fy.events.Envelope;
import fy.events.EventJson;
import fy.events.InventoryEvent;
import fy.events.OrderEvent;
import fy.events.OrderEventJson;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Jdbc;
import fy.shared.Sku;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** A brand with an owner and a viewer, a customer, one SKU; and events about them put on the topics by hand. */
final class MailWorld implements AutoCloseable {

    final String tag = UUID.randomUUID().toString().substring(0, 8);
    final BrandId brand = new BrandId(UUID.randomUUID());
    final Sku sku = new Sku("mail_" + tag);
    final String owner = "owner-" + tag + "@example.com";
    final String viewer = "viewer-" + tag + "@example.com";
    final String customer = "customer-" + tag + "@example.com";
    final FyId ownerId;
    final FyId customerId;
    final long orderId;

    private final Jdbc jdbc;
    private final KafkaProducer<String, byte[]> producer;
    private long seq;
    private long quantity;
    private long orderSeq;

    private MailWorld(Jdbc jdbc, KafkaProducer<String, byte[]> producer, String product, int threshold) {
        this.jdbc = jdbc;
        this.producer = producer;
        ownerId = client("Amélie " + tag, owner);
        customerId = client("Chloé " + tag, customer);
        jdbc.update(
                "insert into brands (brand_id, slug, name, contact_email, status, shipping_price, applied_by)"
                        + " values (?, ?, ?, ?, 'approved', 490, ?)",
                brand,
                "mail-" + tag,
                "Atelier Amélie",
                owner,
                ownerId);
        member(ownerId, "owner");
        member(client("Victor " + tag, viewer), "viewer");
        UUID productId = UUID.randomUUID();
        jdbc.update(
                "insert into products (product_id, brand_id, name, published) values (?, ?, ?, true)",
                productId,
                brand,
                product);
        jdbc.update(
                "insert into skus (sku, brand_id, product_id, own_code, variant, price, low_stock_threshold)"
                        + " values (?, ?, ?, ?, '20 × 20 white', 4900, ?)",
                sku,
                brand,
                productId,
                sku.code(),
                threshold);
        orderId = jdbc.first("select nextval('order_number')", row -> row.getLong(1))
                .orElseThrow();
    }

    static MailWorld of(Jdbc jdbc, String product, int threshold) throws Exception {
        String kafka = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            for (String topic : List.of(InventoryEvent.TOPIC, OrderEvent.TOPIC)) {
                createUnlessThere(admin, topic);
            }
        }
        var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
        return new MailWorld(jdbc, producer, product, threshold);
    }

    private static void createUnlessThere(Admin admin, String topic) throws InterruptedException, ExecutionException {
        try {
            admin.createTopics(Set.of(new NewTopic(topic, 12, (short) 1)
                            .configs(Map.of("retention.ms", "-1", "retention.bytes", "-1"))))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    InventoryEvent restocked(int units) {
        quantity += units;
        return publish(new InventoryEvent.StockReceived(envelope(null), brand, sku, units, quantity, ++seq, null));
    }

    InventoryEvent sold(int units) {
        quantity -= units;
        return publish(new InventoryEvent.StockSold(envelope(null), brand, sku, -units, quantity, ++seq, orderId));
    }

    InventoryEvent publish(InventoryEvent event) {
        producer.send(new ProducerRecord<>(InventoryEvent.TOPIC, event.sku().code(), EventJson.encode(event)));
        producer.flush();
        return event;
    }

    void publishBytes(String topic, byte @Nullable [] value) {
        producer.send(new ProducerRecord<>(topic, sku.code(), value));
        producer.flush();
    }

    OrderEvent publish(OrderEvent event) {
        producer.send(new ProducerRecord<>(OrderEvent.TOPIC, event.key(), OrderEventJson.encode(event)));
        producer.flush();
        return event;
    }

    /** An order of that many units by the customer, as the orders' tables hold it. */
    OrderEvent ordered(int units) {
        var decision = UUID.randomUUID();
        jdbc.update("""
                insert into orders (order_id, fy_id, decision_id, ship_name, ship_street, ship_city, ship_postcode,
                    ship_country, email, total, currency, placed_at)
                values (?, ?, ?, 'Chloé', 'Rue 1', 'Lyon', '69001', 'FR', ?, ?, 'EUR', now())
                """, orderId, customerId, decision, customer, 4900L * units + 490);
        jdbc.update(
                "insert into brand_orders (order_id, brand_id, shipping_price, placed_at) values (?, ?, 490, now())",
                orderId,
                brand);
        long lineId = jdbc.first(
                        """
                        insert into order_lines (order_id, brand_id, fy_id, sku, product_name, variant, unit_price,
                            ordered, open, sale_event_id)
                        values (?, ?, ?, ?, 'Harbour <b>at</b> dusk', '20 × 20 white', 4900, ?, ?, ?)
                        returning line_id
                        """, row -> row.getLong(1), orderId, brand, customerId, sku, units, units, UUID.randomUUID())
                .orElseThrow();
        return publish(new OrderEvent.OrderPlaced(
                envelope(null), ++orderSeq, orderId, List.of(new OrderEvent.PlacedLine(lineId, brand, sku, units))));
    }

    OrderEvent shipped(int units, String tracking) {
        long parcel = jdbc.first("""
                        insert into parcels (order_id, brand_id, carrier, tracking_number, shipped_at, shipped_by)
                        values (?, ?, 'La Poste', ?, now(), ?) returning parcel_id
                        """, row -> row.getLong(1), orderId, brand, tracking, ownerId)
                .orElseThrow();
        return publish(new OrderEvent.ParcelShipped(
                envelope(null), ++orderSeq, orderId, brand, parcel, List.of(new OrderEvent.LineUnits(1, sku, units))));
    }

    OrderEvent cancelledByCustomer(int units, String why) {
        return publish(new OrderEvent.LinesCancelled(
                envelope(why),
                ++orderSeq,
                orderId,
                brand,
                true,
                true,
                List.of(new OrderEvent.LineUnits(1, sku, units))));
    }

    private Envelope envelope(@Nullable String reason) {
        return new Envelope(
                UUID.randomUUID(),
                UUID.randomUUID(),
                ownerId,
                reason,
                Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    private FyId client(String name, String email) {
        var id = new FyId(UUID.randomUUID());
        jdbc.update(
                "insert into clients (fy_id, provider, subject, display_name, email) values (?, 'test', ?, ?, ?)",
                id,
                id.toString(),
                name,
                email);
        return id;
    }

    private void member(FyId who, String role) {
        jdbc.update("insert into brand_members (brand_id, fy_id, role) values (?, ?, ?)", brand, who, role);
    }

    @Override
    public void close() {
        producer.close();
    }
}
