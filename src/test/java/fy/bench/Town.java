package fy.bench;

import fy.dev.OwnServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** The people and goods of a measurement, put into the database: two brands, their SKUs with much stock, customers with keys and sessions. */
final class Town {

    static final int CUSTOMERS = 256;
    static final int SKUS = 400;

    /** What the package needs besides addresses. */
    static final Map<String, String> SETTINGS = Map.of("fy.secret", "a-secret-of-the-measurements-0123456789abcdef");

    private static final int STOCK = 1_000_000;

    private Town() {}

    static Connection owner(OwnServers servers) throws SQLException {
        return DriverManager.getConnection(servers.jdbcUrl(), "fy_owner", "fy_owner");
    }

    /** Any number; numbers that follow each other are different SKUs, of the two brands in turn. */
    static String sku(long number) {
        return "print_" + Math.floorMod(number, (long) SKUS);
    }

    static String customerKey(int number) {
        return "fy_town_customer" + ((number - 1) % CUSTOMERS + 1);
    }

    static String session(int number) {
        String digits = Integer.toString((number - 1) % CUSTOMERS + 1);
        return "s".repeat(43 - digits.length()) + digits;
    }

    /** Everything but the stock, which is decided: see {@link #stockUp}. */
    static void build(Connection connection) throws SQLException {
        run(connection, """
                insert into clients (fy_id, provider, subject, display_name, email)
                select gen_random_uuid(), 'town', 'customer' || n, 'Customer ' || n, 'customer' || n || '@example.org'
                from generate_series(1, %d) n
                """.formatted(CUSTOMERS));
        run(connection, """
                insert into clients (fy_id, provider, subject, display_name, email)
                select gen_random_uuid(), 'town', 'owner' || n, 'Owner ' || n, 'owner' || n || '@example.org'
                from generate_series(0, 1) n
                """);
        run(connection, """
                insert into brands (brand_id, slug, name, contact_email, status, shipping_price, applied_by)
                select gen_random_uuid(), 'town-' || subject, 'Prints of ' || subject, 'town@example.org', 'approved', 500, fy_id
                from clients where provider = 'town' and subject like 'owner%'
                """);
        run(connection, """
                insert into brand_members (brand_id, fy_id, role)
                select brand_id, applied_by, 'owner' from brands where slug like 'town-%'
                """);
        run(connection, """
                insert into products (product_id, brand_id, name, published)
                select gen_random_uuid(), brand_id, 'Print ' || n, true
                from generate_series(0, %d) n join brands on slug = 'town-owner' || n %% 2
                """.formatted(SKUS - 1));
        run(connection, """
                insert into skus (sku, brand_id, product_id, own_code, price)
                select 'print_' || substr(name, 7), brand_id, product_id, 'print_' || substr(name, 7), 4800
                from products where name like 'Print %'
                """);
        run(connection, """
                insert into api_keys (key_id, key_hash, hint, label, fy_id)
                select gen_random_uuid(), sha256(convert_to('fy_town_' || subject, 'UTF8')), 'town', 'town', fy_id
                from clients where provider = 'town' and subject like 'customer%'
                """);
        run(connection, """
                insert into api_keys (key_id, key_hash, hint, label, fy_id, brand_id)
                select gen_random_uuid(), sha256(convert_to('fy_town_' || subject, 'UTF8')), 'town', 'town', fy_id, brand_id
                from clients join brands on applied_by = fy_id where provider = 'town'
                """);
        run(connection, """
                insert into sessions (session_hash, fy_id, provider, expires_at)
                select sha256(convert_to(lpad(substr(subject, 9), 43, 's'), 'UTF8')), fy_id, 'town', now() + interval '1 day'
                from clients where provider = 'town' and subject like 'customer%'
                """);
    }

    /**
     * The same first movement for every SKU, through the tables: one receipt each, in the outbox as any other event. The
     * application starts afterwards.
     */
    static void stockUp(Connection connection) throws SQLException {
        run(connection, """
                insert into stock (sku, brand_id, quantity, seq, last_occurred_at)
                select sku, brand_id, %d, 1, now() from skus
                """.formatted(STOCK));
        run(connection, """
                insert into inventory_events (event_id, type, sku, delta_quantity, quantity, seq, brand_id, decision_id, actor, occurred_at)
                select gen_random_uuid(), 'StockReceived', sku, quantity, quantity, 1, brand_id, gen_random_uuid(), applied_by, last_occurred_at
                from stock join brands using (brand_id)
                """);
        run(connection, "insert into outbox (stream, event_id) select 1, event_id from inventory_events");
    }

    static long count(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
