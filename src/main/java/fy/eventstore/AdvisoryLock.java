package fy.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** A lock of PostgreSQL that ends with its connection: whoever dies lets go of it. */
public final class AdvisoryLock implements AutoCloseable {

    /** The one relay that publishes. */
    static final long RELAY = 0x4679_0001L;
    /** The one job that runs. */
    static final long JOBS = 0x4679_0002L;
    /** The one round of snapshots. */
    public static final long SNAPSHOTS = 0x4679_0003L;

    private final Connection connection;
    private final long key;

    private AdvisoryLock(Connection connection, long key) {
        this.connection = connection;
        this.key = key;
    }

    /** Empty when somebody else holds it. */
    public static Optional<AdvisoryLock> take(DataSource database, long key) throws SQLException {
        var connection = database.getConnection();
        try {
            if (ask(connection, "select pg_try_advisory_lock(?)", key)) {
                return Optional.of(new AdvisoryLock(connection, key));
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.close();
        return Optional.empty();
    }

    /** The connection that holds the lock: what is written through it, the holder writes. */
    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            ask(connection, "select pg_advisory_unlock(?)", key);
        }
    }

    private static boolean ask(Connection connection, String sql, long key) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, key);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
