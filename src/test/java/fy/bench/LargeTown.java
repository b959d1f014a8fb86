package fy.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import fy.dev.OwnServers;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * A {@link Town} that has traded for two years, put into the tables by the database itself: see {@code large-town.sql}.
 * Nothing of it was published, so that only the web role can run on it.
 *
 * @param brands that applied; every other one was approved, and none has anything to sell
 * @param skus of the large brand {@code town-owner0}: {@code poster_1} and so on; and one more, {@code busy}
 * @param orders of all customers, numbered from 1000001; nine in ten are the large brand's
 * @param movements of the SKU {@code busy}
 */
record LargeTown(int brands, int skus, int orders, int movements) {

    /** Sessions of the large brand's owner and of an operator. */
    static final String OWNER_SESSION = "owner" + "o".repeat(38);

    /** Address of the large brand's portal. */
    static final String PORTAL = "/portal/town-owner0";

    static final String OPERATOR_SESSION = "operator" + "o".repeat(35);
    static final String BRAND_KEY = "fy_town_owner0";
    static final String OPERATOR_KEY = "fy_town_operator";

    private static final long FIRST_ORDER = 1_000_000;

    /** The tables must be there; afterwards the planner knows what is in them. */
    void build(OwnServers servers) throws SQLException, IOException {
        try (var owner = Town.owner(servers)) {
            Town.build(owner);
            Town.stockUp(owner);
        }
        try (var connection = superuser(servers)) {
            Town.run(
                    connection,
                    sql().replace("${brands}", Integer.toString(brands))
                            .replace("${skus}", Integer.toString(skus))
                            .replace("${orders}", Integer.toString(orders))
                            .replace("${movements}", Integer.toString(movements)));
            Town.run(connection, "vacuum analyze");
        }
    }

    static Connection superuser(OwnServers servers) throws SQLException {
        return DriverManager.getConnection(servers.jdbcUrl(), "postgres", "");
    }

    /** An order of the large brand that is still open: one of the newest. */
    long openOrder() {
        return FIRST_ORDER + orders - 1;
    }

    /** An order of the same customer that was sent and came back: one of the newest. */
    long returnedOrder() {
        long open = Math.min(orders / 50, 5_000);
        return LongStream.iterate(openOrder(), order -> order - Town.CUSTOMERS)
                .filter(order -> order % 10 == 3 && order <= FIRST_ORDER + orders - open)
                .findFirst()
                .orElseThrow();
    }

    /** The customer who placed it, as {@link Town} numbers them. */
    int customerOf(long order) {
        return (int) ((order - FIRST_ORDER) % Town.CUSTOMERS) + 1;
    }

    /** The id that the SQL gives to something of that name. */
    static UUID id(String name) {
        try {
            String hex =
                    HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(name.getBytes(UTF_8)));
            return UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sql() throws IOException {
        try (InputStream file = Objects.requireNonNull(LargeTown.class.getResourceAsStream("large-town.sql"))) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
