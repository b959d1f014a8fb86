package fy.campaign;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Waits until nothing is under way any more: all published, folded, mailed and snapshotted. */
final class Quiet {

    private static final Map<String, String> OPEN = new LinkedHashMap<>();

    static {
        OPEN.put("unpublished events", "select count(*) from outbox where position is null");
        OPEN.put("SKUs the projection is behind with", """
                select count(*) from stock s
                left join (stock_level natural join projection) l on l.sku = s.sku
                where s.seq > coalesce(l.seq, 0)
                """);
        OPEN.put("SKUs the mails are behind with", """
                select count(*) from stock s left join mail_progress p on p.stream = 1 and p.key = s.sku
                where s.seq > coalesce(p.seq, 0)
                """);
        OPEN.put("orders the mails are behind with", """
                select count(*) from (select key, max(seq) as seq from order_events group by key) e
                left join mail_progress p on p.stream = 2 and p.key = e.key where e.seq > coalesce(p.seq, 0)
                """);
        OPEN.put("mails not sent", "select count(*) from mails where state in ('waiting', 'leased')");
        OPEN.put("SKUs without their snapshot", """
                select count(*) from stock_level l natural join projection
                left join snapshot_progress p using (sku) where l.seq > coalesce(p.seq, 0)
                """);
    }

    private Quiet() {}

    /** @param jdbcUrl of the database, read as its owner */
    static void await(String jdbcUrl, Duration patience) {
        OPEN.forEach((what, query) -> org.awaitility.Awaitility.await(what)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> count(jdbcUrl, query) == 0));
    }

    /** How much of {@code what} is still open is zero. */
    static boolean published(String jdbcUrl) throws SQLException {
        return count(jdbcUrl, OPEN.get("unpublished events")) == 0
                && count(jdbcUrl, OPEN.get("SKUs the projection is behind with")) == 0;
    }

    private static long count(String jdbcUrl, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, "fy_owner", "fy_owner");
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
