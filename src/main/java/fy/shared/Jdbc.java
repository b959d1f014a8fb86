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
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL on the ordinary pool, joining the caller's transaction where there is one. Arguments may be null, numbers,
 * text, booleans, byte arrays, UUIDs, {@link Instant}s and Fy's own ids.
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
            throw new JdbcFailure(e);
        }
    }

    /** The first row, if any. */
    public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... arguments) {
        return list(sql, row, arguments).stream().findFirst();
    }

    /** @return how many rows were written */
    public int update(String sql, @Nullable Object... arguments) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new JdbcFailure(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, plain(arguments[i]));
        }
        return statement;
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
