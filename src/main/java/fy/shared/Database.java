package fy.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL on the default datasource, inside the open transaction where there is one.
 *
 * <p>Parameters may be null, strings, numbers, booleans, byte arrays, {@link UUID}, {@link Instant}, {@link Sku},
 * {@link BrandId}, {@link FyId}, or a collection of strings, SKUs, UUIDs or longs (an array in SQL).
 */
@ApplicationScoped
public class Database {

    private final DataSource source;

    @Inject
    public Database(DataSource source) {
        this.source = source;
    }

    /** Makes a value of the row a result set stands on. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @throws TryAgain the database did not answer in time */
    public <T> List<T> list(Row<T> row, String sql, @Nullable Object... parameters) {
        try (var connection = source.getConnection();
                var statement = prepare(connection, sql, parameters);
                var rows = statement.executeQuery()) {
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
    public <T> Optional<T> one(Row<T> row, String sql, @Nullable Object... parameters) {
        return list(row, sql, parameters).stream().findFirst();
    }

    /**
     * Rows written.
     *
     * @throws TryAgain the database did not answer in time
     * @throws ConstraintBroken a constraint of the schema forbids it
     */
    public int update(String sql, @Nullable Object... parameters) {
        try (var connection = source.getConnection();
                var statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /** The schema said no. */
    public static class ConstraintBroken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final boolean unique;

        ConstraintBroken(boolean unique, SQLException cause) {
            super(cause);
            this.unique = unique;
        }

        /** Whether something with this key is there already; else a row refers, or a check does not hold. */
        public boolean unique() {
            return unique;
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                bind(connection, statement, i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int at, @Nullable Object value)
            throws SQLException {
        if (value instanceof Collection<?> many) {
            var values = many.stream().map(Database::plain).toArray();
            var type =
                    switch (values.length == 0 ? "" : values[0]) {
                        case UUID u -> "uuid";
                        case Long l -> "bigint";
                        default -> "text";
                    };
            statement.setArray(at, connection.createArrayOf(type, values));
        } else {
            statement.setObject(at, value == null ? null : plain(value));
        }
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Sku sku -> sku.code();
            case BrandId brand -> brand.value();
            case FyId client -> client.value();
            case Instant instant -> OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
            default -> value;
        };
    }

    /** A broken constraint is the caller's to explain; a defect stays a defect; the rest is the database's bad moment. */
    private static RuntimeException translated(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("23")) {
            return new ConstraintBroken(state.equals("23505"), e);
        }
        if (state.startsWith("42") || state.startsWith("22")) {
            return new IllegalStateException(e);
        }
        return new TryAgain("the database did not answer in time", e);
    }
}
