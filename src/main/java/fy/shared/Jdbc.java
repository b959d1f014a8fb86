package fy.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL on the ordinary pool, joining the caller's transaction where there is one. Arguments may be null, numbers,
 * text, booleans, byte arrays, UUIDs, {@link Instant}s, Fy's own ids, and collections of text, SKUs, UUIDs or longs (an
 * SQL array). A database that cannot be reached or does not answer in time is a {@link TryAgain}.
 */
@ApplicationScoped
public class Jdbc {

    private final DataSource pool;

    @Inject
    public Jdbc(DataSource pool) {
        this.pool = pool;
    }

    /** Every row, in the query's order. */
    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /** The first row, if any. */
    public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... arguments) {
        return list(sql, row, arguments).stream().findFirst();
    }

    /**
     * Inserts, updates or deletes.
     *
     * @return how many rows were written
     */
    public int update(String sql, @Nullable Object... arguments) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, bound(connection, arguments[i]));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static @Nullable Object bound(Connection connection, @Nullable Object argument) throws SQLException {
        if (!(argument instanceof Collection<?> many)) {
            return plain(argument);
        }
        var values = many.stream().map(Jdbc::plain).toArray();
        String type =
                switch (values.length == 0 ? "" : values[0]) {
                    case UUID u -> "uuid";
                    case Long l -> "bigint";
                    case null, default -> "text";
                };
        return connection.createArrayOf(type, values);
    }

    /** A refusal of the schema and a defect are the caller's; the rest is the database's bad moment. */
    private static RuntimeException translated(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        boolean ours = state.startsWith("22") || state.startsWith("23") || state.startsWith("42");
        return ours ? new JdbcFailure(e) : new TryAgain("the database did not answer in time", e);
    }

    private static @Nullable Object plain(@Nullable Object argument) {
        return switch (argument) {
            case FyId id -> id.value();
            case BrandId id -> id.value();
            case Sku sku -> sku.code();
            case Instant at -> at.atOffset(ZoneOffset.UTC);
            case null, default -> argument;
        };
    }

    /** Reads the row the cursor stands on. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The database refused or could not be reached; {@link #sqlState} tells which. */
    public static class JdbcFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        JdbcFailure(SQLException cause) {
            super(cause);
        }

        /** A row with that key is there already. */
        public boolean isDuplicate() {
            return "23505".equals(sqlState());
        }

        public String sqlState() {
            return getCause() instanceof SQLException cause && cause.getSQLState() != null ? cause.getSQLState() : "";
        }
    }
}
