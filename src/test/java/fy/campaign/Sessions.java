package fy.campaign;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/** What a superuser sees and does in the database. */
final class Sessions {

    private Sessions() {}

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The replica one of whose sessions waits for a lock in a statement like this. */
    static String awaitBlocked(Stage stage, String like) {
        var found = new AtomicReference<>("");
        Awaitility.await("a session waits in " + like)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    found.set(blocked(stage, like));
                    return !found.get().isEmpty();
                });
        return found.get();
    }

    static long number(Stage stage, String query) throws SQLException {
        try (var connection = stage.superuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String blocked(Stage stage, String like) throws SQLException {
        try (var connection = stage.superuser();
                var statement = connection.prepareStatement("select application_name from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and usename = 'fy_app' and query like ? limit 1")) {
            statement.setString(1, like);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }
}
