package fy.eventstore;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns of a bulk statement: one array per column, unnested in the statement. */
public final class SqlArrays {

    private SqlArrays() {}

    /**
     * An array of one value of each item.
     *
     * @param type PostgreSQL's name of the element type
     */
    public static <T> Array of(
            Connection connection,
            String type,
            List<? extends T> rows,
            Function<? super T, ? extends @Nullable Object> column)
            throws SQLException {
        var values = new @Nullable Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return connection.createArrayOf(type, values);
    }
}
