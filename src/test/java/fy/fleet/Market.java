package fy.fleet;

import fy.dev.OwnServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** A marketplace in the database: one brand with members, SKUs, and as many customers as wanted, each with a key. */
public final class Market {

    /** What the package needs besides addresses. */
    static final Map<String, String> SETTINGS = Map.of(
            "fy.operators", "fleet:operator",
            "fy.secret", "a-secret-of-the-fleet-tests-0123456789abcdef");

    static final String BRAND_KEY = "fy_fleet_brand";
    static final String OPERATOR_KEY = "fy_fleet_operator";

    private final Connection connection;
    private final UUID brand = UUID.randomUUID();
    private final UUID product = UUID.randomUUID();

    /** @param members of the brand, the first its owner; mails go to {@code member<n>@example.org} */
    public Market(Connection connection, int members, int customers) throws SQLException {
        this.connection = connection;
        run(
                "insert into clients (fy_id, provider, subject, display_name, email) select gen_random_uuid(), 'fleet', 'member' || n, 'Member ' || n, 'member' || n || '@example.org' from generate_series(1, "
                        + members + ") n");
        run(
                "insert into clients (fy_id, provider, subject, display_name, email) select gen_random_uuid(), 'fleet', 'customer' || n, 'Customer ' || n, 'customer' || n || '@example.org' from generate_series(1, "
                        + customers + ") n");
        run(
                "insert into clients (fy_id, provider, subject, display_name, role) values (gen_random_uuid(), 'fleet', 'operator', 'Operator', 'operator')");
        run(
                "insert into brands (brand_id, slug, name, contact_email, status, shipping_price, applied_by) select '"
                        + brand
                        + "', 'fleet', 'Fleet Prints', 'fleet@example.org', 'approved', 500, fy_id from clients where subject = 'member1'");
        run(
                "insert into brand_members (brand_id, fy_id, role) select '" + brand
                        + "', fy_id, case when subject = 'member1' then 'owner' else 'staff' end from clients where provider = 'fleet' and subject like 'member%'");
        run("insert into products (product_id, brand_id, name, published) values ('" + product + "', '" + brand
                + "', 'A print', true)");
        key("'" + BRAND_KEY + "'", "subject = 'member1'", "'" + brand + "'");
        key("'" + OPERATOR_KEY + "'", "subject = 'operator'", "null");
        key("'fy_fleet_' || subject", "subject like 'customer%'", "null");
    }

    public static Connection owner(OwnServers servers) throws SQLException {
        return DriverManager.getConnection(servers.jdbcUrl(), "fy_owner", "fy_owner");
    }

    static String customerKey(int number) {
        return "fy_fleet_customer" + number;
    }

    /** Everybody is logged in, with {@link #session} as cookie. */
    void logIn() throws SQLException {
        run("insert into sessions (session_hash, fy_id, provider, expires_at)"
                + " select sha256(convert_to(lpad(subject, 43, 's'), 'UTF8')), fy_id, 'fleet', now() + interval '1 day'"
                + " from clients where provider = 'fleet'");
    }

    /** @param subject such as {@code customer1}, {@code member1} (the brand's owner) or {@code operator} */
    static String session(String subject) {
        return "s".repeat(43 - subject.length()) + subject;
    }

    public void sku(String code) throws SQLException {
        run("insert into skus (sku, brand_id, product_id, own_code, price) values ('" + code + "', '" + brand + "', '"
                + product + "', '" + code + "', 4800)");
    }

    String text(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    long count(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void key(String key, String whose, String brandId) throws SQLException {
        run(
                "insert into api_keys (key_id, key_hash, hint, label, fy_id, brand_id) select gen_random_uuid(), sha256(convert_to("
                        + key + ", 'UTF8')), 'fleet', 'fleet', fy_id, " + brandId
                        + "::uuid from clients where provider = 'fleet' and " + whose);
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
