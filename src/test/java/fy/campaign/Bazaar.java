package fy.campaign;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * A marketplace of three brands with their SKUs, members and customers, each with a key; known to the driver in full. Of
 * the customers one in four gets mails, so that mails are not what every run waits for.
 */
final class Bazaar {

    /** What the package needs besides addresses. */
    static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fy.operators", "campaign:operator"),
            Map.entry("fy.secret", "a-secret-of-the-campaign-0123456789abcdef"),
            Map.entry("fy.monitor.snapshot-interval", "3s"),
            Map.entry("fy.mails.first-pause", "1s"),
            Map.entry("fy.mails.lease", "10s"),
            Map.entry("fy.mails.timeout", "5s"),
            Map.entry("quarkus.log.console.format", "%d{HH:mm:ss,SSS} %-5p [%c{2.}] %s%e%n"));

    static final String OPERATOR_KEY = "fy_campaign_operator";
    static final String OPERATOR_SESSION = token(OPERATOR_KEY);

    private static final List<String> NAMES = List.of("Alba", "Borea", "Cirrus");
    private static final int SHIPPING = 500;
    private static final int TOKEN = 43;

    private final List<Brand> brands = new ArrayList<>();
    private final List<Customer> customers = new ArrayList<>();

    /** @param skus the first is the hot one */
    record Brand(UUID id, String name, UUID owner, String key, List<Sku> skus) {
        /** Address of its portal. */
        String portal() {
            return "/portal/" + slug(name);
        }

        /** What its owner's browser has in its cookie. */
        String session() {
            return token(key);
        }
    }

    /** @param price minor units */
    record Sku(String code, String product, Brand brand, long price) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Sku sku && sku.code.equals(code);
        }

        @Override
        public int hashCode() {
            return code.hashCode();
        }
    }

    /** @param session what a browser has in its cookie */
    record Customer(UUID id, String key, String session) {}

    private Bazaar() {}

    /** Writes it into an empty, migrated database as the owner of the tables. */
    static Bazaar open(Connection connection, int skusPerBrand, int customers) throws SQLException {
        var bazaar = new Bazaar();
        for (var name : NAMES) {
            bazaar.brand(connection, name, skusPerBrand);
        }
        for (int i = 0; i < customers; i++) {
            var name = "fy_campaign_customer_" + i;
            var customer = new Customer(id("customer " + i), name, token(name));
            client(connection, customer.id(), "customer" + i, "customer", i % 4 == 0);
            key(connection, customer.key(), customer.id(), null);
            session(connection, customer.session(), customer.id());
            bazaar.customers.add(customer);
        }
        client(connection, id("operator"), "operator", "operator", false);
        key(connection, OPERATOR_KEY, id("operator"), null);
        session(connection, OPERATOR_SESSION, id("operator"));
        return bazaar;
    }

    List<Brand> brands() {
        return brands;
    }

    List<Customer> customers() {
        return customers;
    }

    Customer customer(UUID id) {
        return customers.stream()
                .filter(customer -> customer.id().equals(id))
                .findAny()
                .orElseThrow();
    }

    Customer anybody(Random random) {
        return customers.get(random.nextInt(customers.size()));
    }

    /** Six in ten times a hot one. */
    Sku anySku(Random random) {
        var brand = brands.get(random.nextInt(brands.size()));
        return brand.skus()
                .get(random.nextInt(10) < 6 ? 0 : random.nextInt(brand.skus().size()));
    }

    /** Units of these SKUs and each of their brands' shipping, minor units. */
    long goods(Map<Sku, Integer> units) {
        long goods = 0;
        for (var line : units.entrySet()) {
            goods += line.getKey().price() * line.getValue();
        }
        return goods
                + SHIPPING
                        * units.keySet().stream()
                                .map(sku -> sku.brand().id())
                                .distinct()
                                .count();
    }

    private static String slug(String brand) {
        return brand.toLowerCase(java.util.Locale.ROOT);
    }

    private void brand(Connection connection, String name, int skuCount) throws SQLException {
        var brandId = id("brand " + name);
        var owner = id("owner of " + name);
        var slug = slug(name);
        client(connection, owner, slug + ".owner", "customer", true);
        client(connection, id("viewer of " + name), slug + ".viewer", "customer", true);
        run(
                connection,
                "insert into brands (brand_id, slug, name, contact_email, status, shipping_price, applied_by)"
                        + " values (?, ?, ?, 'hello@example.org', 'approved', ?, ?)",
                brandId,
                slug,
                "House of " + name,
                SHIPPING,
                owner);
        run(connection, "insert into brand_members (brand_id, fy_id, role) values (?, ?, 'owner')", brandId, owner);
        run(
                connection,
                "insert into brand_members (brand_id, fy_id, role) values (?, ?, 'viewer')",
                brandId,
                id("viewer of " + name));
        var brand = new Brand(brandId, name, owner, "fy_campaign_brand_" + slug, new ArrayList<>());
        key(connection, brand.key(), owner, brandId);
        session(connection, brand.session(), owner);
        for (int i = 0; i < skuCount; i++) {
            brand.skus().add(sku(connection, brand, slug, i));
        }
        brands.add(brand);
    }

    private static Sku sku(Connection connection, Brand brand, String slug, int number) throws SQLException {
        var name = "Print %s %02d".formatted(brand.name(), number);
        var sku = new Sku(slug + "_%02d".formatted(number), name, brand, 1_000 + 37L * number);
        var productId = id("product " + sku.code());
        run(
                connection,
                "insert into products (product_id, brand_id, name, published) values (?, ?, ?, true)",
                productId,
                brand.id(),
                name);
        run(
                connection,
                "insert into skus (sku, brand_id, product_id, own_code, price) values (?, ?, ?, ?, ?)",
                sku.code(),
                brand.id(),
                productId,
                sku.code(),
                sku.price());
        return sku;
    }

    private static void client(Connection connection, UUID id, String subject, String role, boolean mailed)
            throws SQLException {
        run(
                connection,
                "insert into clients (fy_id, provider, subject, display_name, email, role)"
                        + " values (?, 'campaign', ?, ?, ?, ?)",
                id,
                subject,
                subject,
                mailed ? subject + "@example.org" : null,
                role);
    }

    private static void key(
            Connection connection, String key, UUID client, @org.jspecify.annotations.Nullable UUID brand)
            throws SQLException {
        run(
                connection,
                "insert into api_keys (key_id, key_hash, hint, label, fy_id, brand_id)"
                        + " values (?, sha256(convert_to(?, 'UTF8')), 'campaign', 'campaign', ?, ?)",
                id("key " + key),
                key,
                client,
                brand);
    }

    private static void session(Connection connection, String token, UUID client) throws SQLException {
        run(
                connection,
                "insert into sessions (session_hash, fy_id, provider, expires_at)"
                        + " values (sha256(convert_to(?, 'UTF8')), ?, 'campaign', now() + interval '1 day')",
                token,
                client);
    }

    private static String token(String name) {
        return name + "-".repeat(TOKEN - name.length());
    }

    private static void run(Connection connection, String sql, @org.jspecify.annotations.Nullable Object... arguments)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        }
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
