package fy.orders;

import fy.events.Envelope;
import fy.events.OrderEvent;
import fy.eventstore.Columns;
import fy.shared.FyId;
import fy.shared.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One act under way: its transaction, its instant, and the steps it will append to orders' ledgers. */
final class Act {

    private final Connection connection;
    private final Ids ids;
    private final UUID decisionId;
    private final FyId actor;
    private final Instant at;
    private final List<OrderJournal.Entry> entries = new ArrayList<>();

    Act(Connection connection, Ids ids, FyId actor, Instant at) {
        this.connection = connection;
        this.ids = ids;
        this.decisionId = ids.next();
        this.actor = actor;
        this.at = at;
    }

    /** Makes an event of its envelope and its seq. */
    interface Step {
        OrderEvent event(Envelope envelope, long seq);
    }

    UUID decisionId() {
        return decisionId;
    }

    FyId actor() {
        return actor;
    }

    /** PostgreSQL's time, after the locks. */
    Instant at() {
        return at;
    }

    List<OrderJournal.Entry> entries() {
        return entries;
    }

    void tell(long orderId, @Nullable String reason, Step step) {
        var envelope = new Envelope(ids.next(), decisionId, actor, reason, at);
        entries.add(new OrderJournal.Entry(orderId, seq -> step.event(envelope, seq)));
    }

    /**
     * Runs a statement with plain arguments: numbers, text, UUIDs, instants.
     *
     * @return how many rows were written
     */
    int run(String sql, @Nullable Object... arguments) throws SQLException {
        try (var statement = prepare(sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    /** Runs an insert that returns the new row's id. */
    long insert(String sql, @Nullable Object... arguments) throws SQLException {
        try (var statement = prepare(sql, arguments);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Binds one array per column. */
    interface Binder<T> {
        void bind(Columns<T> columns) throws SQLException;
    }

    /** Runs a bulk statement. */
    <T> void runAll(String sql, List<T> rows, Binder<T> binder) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            binder.bind(new Columns<>(connection, statement, rows));
            statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... arguments) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            var argument = arguments[i];
            statement.setObject(
                    i + 1, argument instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : argument);
        }
        return statement;
    }
}
