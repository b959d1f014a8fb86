package fy.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills the parameters of a bulk statement one column after the other. */
public final class Columns<T> {

    private final Connection connection;
    private final PreparedStatement statement;
    private final List<? extends T> rows;
    private int next = 1;

    public Columns(Connection connection, PreparedStatement statement, List<? extends T> rows) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
    }

    /**
     * The next parameter: one value of each item.
     *
     * @param type PostgreSQL's name of the element type
     */
    public void add(String type, Function<? super T, ? extends @Nullable Object> column) throws SQLException {
        statement.setArray(next++, SqlArrays.of(connection, type, rows, column));
    }
}
