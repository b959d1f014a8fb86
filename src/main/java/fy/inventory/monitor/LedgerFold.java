package fy.inventory.monitor;

import fy.inventory.monitor.Books.Standing;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A fold of the ledger itself, which checks that every event follows from the one before. */
@ApplicationScoped
class LedgerFold {

    private static final int FETCH = 2_000;

    private final DataSource database;

    @Inject
    LedgerFold(DataSource database) {
        this.database = database;
    }

    /**
     * Which of a SKU's events to fold.
     *
     * @param from where it stood before the first of them
     * @param level up to where the digest goes
     * @param to the last one
     */
    record Stretch(String sku, Standing from, long level, long to) {}

    /**
     * What the ledger says.
     *
     * @param digest of the events up to {@code level}
     * @param atLevel the standing there
     * @param atEnd the standing after the last
     * @param firstBad the first event that does not follow, in words; null when all do
     */
    record Folded(
            long digest,
            Standing atLevel,
            Standing atEnd,
            @Nullable String firstBad) {}

    Map<String, Folded> fold(List<Stretch> stretches) {
        var chains = new HashMap<String, Chain>();
        stretches.forEach(stretch -> chains.put(stretch.sku, new Chain(stretch)));
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            read(connection, stretches, chains);
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new TryAgain("the ledger could not be read", e);
        }
        var folded = new HashMap<String, Folded>();
        chains.forEach((sku, chain) -> folded.put(sku, chain.folded()));
        return folded;
    }

    private static void read(Connection connection, List<Stretch> stretches, Map<String, Chain> chains)
            throws SQLException {
        try (var unhurried = connection.createStatement()) {
            unhurried.execute("set local statement_timeout = 0");
        }
        try (var statement = connection.prepareStatement("""
                select e.sku, e.seq, e.delta_quantity, e.quantity, e.event_id
                from unnest(?::text[], ?::bigint[], ?::bigint[]) as asked (sku, from_seq, to_seq)
                join inventory_events e on e.sku = asked.sku and e.seq > asked.from_seq and e.seq <= asked.to_seq
                order by e.sku, e.seq
                """)) {
            statement.setFetchSize(FETCH);
            statement.setArray(
                    1,
                    array(
                            connection,
                            "text",
                            stretches.stream().map(Stretch::sku).toArray()));
            statement.setArray(
                    2,
                    array(
                            connection,
                            "int8",
                            stretches.stream().map(s -> s.from.seq()).toArray()));
            statement.setArray(
                    3,
                    array(
                            connection,
                            "int8",
                            stretches.stream().map(Stretch::to).toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    Optional.ofNullable(chains.get(rows.getString(1)))
                            .orElseThrow()
                            .add(rows);
                }
            }
        }
    }

    private static Array array(Connection connection, String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    private static final class Chain {

        private final Stretch stretch;
        private long seq;
        private long quantity;
        private long digest = EventDigest.START;
        private Standing atLevel;
        private @Nullable String firstBad;

        Chain(Stretch stretch) {
            this.stretch = stretch;
            this.seq = stretch.from.seq();
            this.quantity = stretch.from.quantity();
            this.atLevel = stretch.from;
        }

        void add(ResultSet row) throws SQLException {
            long nextSeq = row.getLong(2);
            int delta = row.getInt(3);
            long nextQuantity = row.getLong(4);
            var eventId = row.getObject(5, UUID.class);
            if (firstBad == null && nextSeq != seq + 1) {
                firstBad = "ledger of " + stretch.sku + ": event seq " + (seq + 1) + " is missing";
            }
            if (firstBad == null && (nextQuantity != quantity + delta || nextQuantity < 0)) {
                firstBad = "ledger of " + stretch.sku + ": event seq " + nextSeq + " (" + eventId + ") says "
                        + nextQuantity + ", but " + quantity + " and " + delta + " make " + (quantity + delta);
            }
            seq = nextSeq;
            quantity = nextQuantity;
            if (seq <= stretch.level) {
                digest = EventDigest.next(digest, eventId, seq, delta, quantity);
                atLevel = new Standing(seq, quantity);
            }
        }

        Folded folded() {
            return new Folded(digest, atLevel, new Standing(seq, quantity), firstBad);
        }
    }
}
