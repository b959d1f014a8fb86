package fy.inventory.updater;

import static java.time.ZoneOffset.UTC;

import fy.events.InventoryEvent;
import fy.events.InventoryEvent.StockSold;
import fy.eventstore.Columns;
import fy.eventstore.Decisions;
import fy.eventstore.Decisions.Settled;
import fy.eventstore.KeyReused;
import fy.eventstore.Ledger;
import fy.eventstore.RelaySignal;
import fy.inventory.updater.Decision.Accepted;
import fy.inventory.updater.DecisionWriter.Decided;
import fy.shared.Ids;
import fy.shared.Sku;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One batch, one transaction: lock, read what was decided, decide the rest, write it in bulk, commit. */
@ApplicationScoped
class BatchTransaction {

    private final AgroalDataSource deciding;
    private final Decisions decisions;
    private final Ledger ledger;
    private final DecisionWriter writer;
    private final RelaySignal relay;
    private final Ids ids;

    BatchTransaction(
            @DataSource("deciding") AgroalDataSource deciding,
            Decisions decisions,
            Ledger ledger,
            DecisionWriter writer,
            RelaySignal relay,
            Ids ids) {
        this.deciding = deciding;
        this.decisions = decisions;
        this.ledger = ledger;
        this.writer = writer;
        this.relay = relay;
        this.ids = ids;
    }

    /** What one request of a batch comes to: a decision, or the exception that its caller gets. */
    record Result(@Nullable Decision decision, @Nullable RuntimeException failure) {}

    /** Decides and commits. Results stand in the order of the requests. */
    List<Result> run(List<StockRequest> requests) throws SQLException {
        try (var connection = deciding.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var results = decide(connection, requests);
                connection.commit();
                relay.committed();
                return results;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
        }
    }

    /** Which of the batch's stock rows another session holds locked. */
    Set<Sku> lockedElsewhere(List<StockRequest> requests) throws SQLException {
        try (var connection = deciding.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var named = new TreeSet<>(new BooksReader(connection, writer, requests).skus());
                named.removeAll(lockable(connection, named));
                return named;
            } finally {
                connection.rollback();
            }
        }
    }

    private List<Result> decide(Connection connection, List<StockRequest> requests) throws SQLException {
        Books books = read(connection, requests);
        var settled = decisions.find(
                connection, requests.stream().map(StockRequest::identity).toList());
        var movements = ledger.ofDecisions(
                connection,
                settled.values().stream()
                        .filter(Settled::accepted)
                        .map(Settled::decisionId)
                        .toList());
        var fresh = new LinkedHashMap<Decisions.Key, Decided>();
        var failures = new HashMap<StockRequest, RuntimeException>();
        for (StockRequest request : requests) {
            var key = Decisions.Key.of(request.identity());
            if (!settled.containsKey(key) && !fresh.containsKey(key)) {
                try {
                    long provisional = -1L - fresh.size();
                    fresh.put(key, new Decided(request, Decider.decide(books, request, ids::next, provisional)));
                } catch (UnknownSku | UnknownMovement e) {
                    failures.put(request, e);
                }
            }
        }
        number(connection, fresh);
        write(connection, books, List.copyOf(fresh.values()));
        var results = new ArrayList<Result>();
        for (StockRequest request : requests) {
            var failure = failures.get(request);
            results.add(failure != null ? new Result(null, failure) : answer(request, settled, movements, fresh));
        }
        return results;
    }

    private static Result answer(
            StockRequest request,
            Map<Decisions.Key, Settled> settled,
            Map<java.util.UUID, List<InventoryEvent>> movements,
            Map<Decisions.Key, Decided> fresh) {
        var key = Decisions.Key.of(request.identity());
        var before = settled.get(key);
        if (before != null) {
            return before.identity().contentHash().equals(request.identity().contentHash())
                    ? new Result(Answers.again(before, movements.getOrDefault(before.decisionId(), List.of())), null)
                    : new Result(null, new KeyReused());
        }
        var decided = fresh.get(key);
        if (decided == null) {
            return new Result(null, new IllegalStateException("a request was neither decided nor failed"));
        }
        return decided.request()
                        .identity()
                        .contentHash()
                        .equals(request.identity().contentHash())
                ? new Result(decided.decision(), null)
                : new Result(null, new KeyReused());
    }

    private Books read(Connection connection, List<StockRequest> requests) throws SQLException {
        var reader = new BooksReader(connection, writer, requests);
        Books books = reader.read();
        var missing = new TreeSet<>(reader.skus());
        missing.removeAll(books.stock.keySet());
        if (missing.isEmpty()) {
            return books;
        }
        openStock(connection, missing);
        return new BooksReader(connection, writer, requests).read();
    }

    // Commits what it opened before any lock is taken again, so that new rows cannot tangle the lock order.
    private static void openStock(Connection connection, Collection<Sku> missing) throws SQLException {
        connection.rollback();
        try (var insert = connection.prepareStatement("""
                insert into stock (sku, brand_id) select sku, brand_id from skus where sku = any(?::text[]) order by sku
                on conflict (sku) do nothing
                """)) {
            insert.setArray(1, codes(connection, missing));
            insert.executeUpdate();
        }
        connection.commit();
    }

    private static Set<Sku> lockable(Connection connection, Collection<Sku> named) throws SQLException {
        var lockable = new TreeSet<Sku>();
        try (var select = connection.prepareStatement(
                "select sku from stock where sku = any(?::text[]) order by sku for no key update skip locked")) {
            select.setArray(1, codes(connection, named));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    lockable.add(new Sku(rows.getString(1)));
                }
            }
        }
        return lockable;
    }

    private static java.sql.Array codes(Connection connection, Collection<Sku> skus) throws SQLException {
        return connection.createArrayOf("text", skus.stream().map(Sku::code).toArray());
    }

    // Orders are decided under a provisional number; only those that come to be use one up.
    private void number(Connection connection, Map<Decisions.Key, Decided> fresh) throws SQLException {
        var orders = fresh.entrySet().stream()
                .filter(e -> e.getValue().decision() instanceof Accepted accepted && accepted.orderId() != null)
                .toList();
        if (orders.isEmpty()) {
            return;
        }
        var numbers = writer.orderNumbers(connection, orders.size()).iterator();
        orders.forEach(e -> {
            var decided = e.getValue();
            e.setValue(new Decided(decided.request(), numbered((Accepted) decided.decision(), numbers.next())));
        });
    }

    private static Accepted numbered(Accepted order, long number) {
        var events = order.events().stream()
                .map(event -> event instanceof StockSold s
                        ? new StockSold(
                                s.envelope(), s.brandId(), s.sku(), s.deltaQuantity(), s.quantity(), s.seq(), number)
                        : event)
                .toList();
        return new Accepted(order.decisionId(), order.decidedAt(), events, number, order.missing());
    }

    private void write(Connection connection, Books books, List<Decided> fresh) throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        decisions.insert(connection, fresh.stream().map(Answers::settled).toList());
        var events = fresh.stream()
                .flatMap(d -> d.decision() instanceof Accepted accepted ? accepted.events().stream() : null)
                .toList();
        ledger.appendInventory(connection, events);
        var moved = events.stream().map(InventoryEvent::sku).distinct().sorted().toList();
        writeStock(connection, moved.stream().map(sku -> moved(books, sku)).toList());
        writer.write(connection, fresh);
    }

    private static StockState moved(Books books, Sku sku) {
        var state = books.stock.get(sku);
        if (state == null) {
            throw new IllegalStateException("moved without a stock row: " + sku);
        }
        return state;
    }

    private static void writeStock(Connection connection, List<StockState> moved) throws SQLException {
        if (moved.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement("""
                update stock s set quantity = u.quantity, seq = u.seq, last_occurred_at = u.last_occurred_at,
                    last_counted_as_of = u.last_counted_as_of
                from unnest(?::text[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
                    as u(sku, quantity, seq, last_occurred_at, last_counted_as_of)
                where s.sku = u.sku collate "C"
                """)) {
            var columns = new Columns<>(connection, update, moved);
            columns.add("text", s -> s.sku().code());
            columns.add("int8", StockState::quantity);
            columns.add("int8", StockState::seq);
            columns.add(
                    "timestamptz",
                    s -> s.lastOccurredAt() == null ? null : s.lastOccurredAt().atOffset(UTC));
            columns.add(
                    "timestamptz",
                    s -> s.lastCountedAsOf() == null
                            ? null
                            : s.lastCountedAsOf().atOffset(UTC));
            update.executeUpdate();
        }
    }

    private static void rollback(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
