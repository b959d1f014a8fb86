package fy.inventory.updater;

import static java.time.ZoneOffset.UTC;

import fy.events.InventoryEvent;
import fy.events.InventoryEvent.StockReceived;
import fy.eventstore.LedgerRows;
import fy.eventstore.SqlArrays;
import fy.inventory.updater.Books.AsOf;
import fy.inventory.updater.DecisionWriter.Purchase;
import fy.inventory.updater.StockAct.Adjustment;
import fy.inventory.updater.StockAct.Count;
import fy.inventory.updater.StockAct.Receipt;
import fy.inventory.updater.StockAct.Release;
import fy.inventory.updater.StockAct.ReleaseLine;
import fy.inventory.updater.StockAct.Reversal;
import fy.inventory.updater.StockAct.Sale;
import fy.shared.BrandId;
import fy.shared.Sku;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Locks what a batch names, in the one order everybody locks in, and reads it: stock rows by SKU, order lines, return lines. */
final class BooksReader {

    private final Connection connection;
    private final DecisionWriter writer;
    private final List<StockAct> acts;
    private final Map<UUID, InventoryEvent> movements = new HashMap<>();

    BooksReader(Connection connection, DecisionWriter writer, List<StockRequest> requests) {
        this.connection = connection;
        this.writer = writer;
        this.acts = requests.stream().map(StockRequest::act).toList();
    }

    /** Locks and reads. SKUs without a stock row are missing from {@link Books#stock}. */
    Books read() throws SQLException {
        readMovements();
        var states = lockStock(skus());
        var books = new Books(states.now());
        states.rows().forEach(state -> books.stock.put(state.sku(), state));
        lockLines(books);
        books.movements.putAll(movements);
        books.reversed.addAll(reversed());
        readQuantities(books);
        return books;
    }

    /** Every SKU the batch names, sorted. */
    SortedSet<Sku> skus() {
        var skus = new TreeSet<Sku>();
        for (StockAct act : acts) {
            switch (act) {
                case Sale sale -> sale.lines().forEach(line -> skus.add(line.sku()));
                case Adjustment adjustment -> adjustment.rows().forEach(row -> skus.add(row.sku()));
                case Release release -> release.lines().forEach(line -> skus.add(line.sku()));
                case Reversal reversal ->
                    reversal.events().stream()
                            .map(movements::get)
                            .filter(java.util.Objects::nonNull)
                            .forEach(movement -> skus.add(movement.sku()));
            }
        }
        return skus;
    }

    private record Locked(Instant now, List<StockState> rows) {}

    // The outer select reads the clock after the row was locked: the last row's reading is after every lock.
    private Locked lockStock(Collection<Sku> skus) throws SQLException {
        var rows = new ArrayList<StockState>();
        Instant now = Instant.MIN;
        try (var select = connection.prepareStatement("""
                with locked as materialized (
                    select sku, brand_id, quantity, seq, last_occurred_at, last_counted_as_of
                    from stock where sku = any(?::text[]) order by sku for no key update)
                select locked.*, clock_timestamp() from locked
                union all
                select null, null, null, null, null, null, clock_timestamp()
                """)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", skus.stream().map(Sku::code).toArray()));
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    var read = found.getObject(7, OffsetDateTime.class).toInstant();
                    now = read.isAfter(now) ? read : now;
                    if (found.getString(1) != null) {
                        rows.add(state(found));
                    }
                }
            }
        }
        return new Locked(now, rows);
    }

    private static StockState state(ResultSet row) throws SQLException {
        return new StockState(
                new Sku(row.getString(1)),
                new BrandId(row.getObject(2, UUID.class)),
                row.getLong(3),
                row.getLong(4),
                instant(row, 5),
                instant(row, 6));
    }

    private void lockLines(Books books) throws SQLException {
        var orderLines = new TreeSet<Long>();
        var returnLines = new TreeSet<Long>();
        var purchases = new HashSet<Purchase>();
        for (StockAct act : acts) {
            switch (act) {
                case Sale sale ->
                    sale.lines().stream()
                            .filter(line -> line.maxPerCustomer() != null)
                            .forEach(line -> purchases.add(new Purchase(sale.customer(), line.sku())));
                case Release release ->
                    release.lines().stream().map(ReleaseLine::lineId).forEach(orderLines::add);
                case Adjustment adjustment -> adjustment.rows().forEach(row -> addReturnLine(row, returnLines));
                case Reversal reversal -> reversal.events().forEach(id -> addReturnLine(id, returnLines));
            }
        }
        if (!orderLines.isEmpty()) {
            books.orderLines.putAll(writer.lockOrderLines(connection, orderLines));
        }
        if (!returnLines.isEmpty()) {
            books.returnLines.putAll(writer.lockReturnLines(connection, returnLines));
        }
        if (!purchases.isEmpty()) {
            books.purchased.putAll(writer.purchased(connection, purchases));
        }
    }

    private static void addReturnLine(StockAct.Row row, Set<Long> returnLines) {
        if (row instanceof Receipt receipt && receipt.returnLineId() != null) {
            returnLines.add(receipt.returnLineId());
        }
    }

    private void addReturnLine(UUID movement, Set<Long> returnLines) {
        if (movements.get(movement) instanceof StockReceived received && received.returnLineId() != null) {
            returnLines.add(received.returnLineId());
        }
    }

    private List<UUID> named() {
        return acts.stream()
                .flatMap(act -> act instanceof Reversal reversal ? reversal.events().stream() : null)
                .toList();
    }

    private void readMovements() throws SQLException {
        var ids = named();
        if (ids.isEmpty()) {
            return;
        }
        var sql = "select " + LedgerRows.INVENTORY_COLUMNS + " from inventory_events e where e.event_id = any(?)";
        try (var select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var movement = LedgerRows.inventory(rows, 1);
                    movements.put(movement.envelope().eventId(), movement);
                }
            }
        }
    }

    private Set<UUID> reversed() throws SQLException {
        var reversed = new HashSet<UUID>();
        var ids = named();
        if (ids.isEmpty()) {
            return reversed;
        }
        try (var select = connection.prepareStatement(
                "select refers_to from inventory_events where type = 'MovementReversed' and refers_to = any(?)")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    reversed.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return reversed;
    }

    private void readQuantities(Books books) throws SQLException {
        var counts = acts.stream()
                .flatMap(act -> act instanceof Adjustment adjustment ? adjustment.rows().stream() : null)
                .flatMap(row -> row instanceof Count count ? java.util.stream.Stream.of(count) : null)
                .toList();
        if (counts.isEmpty()) {
            return;
        }
        try (var select = connection.prepareStatement("""
                select asked.sku, asked.as_of, head.quantity
                from unnest(?::text[], ?::timestamptz[]) as asked(sku, as_of)
                cross join lateral (
                    select e.quantity from inventory_events e
                    where e.sku = asked.sku collate "C" and e.occurred_at <= asked.as_of
                    order by e.occurred_at desc limit 1) head
                """)) {
            select.setArray(1, SqlArrays.of(connection, "text", counts, count -> count.sku()
                    .code()));
            select.setArray(2, SqlArrays.of(connection, "timestamptz", counts, count -> count.asOf()
                    .atOffset(UTC)));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var asOf = rows.getObject(2, OffsetDateTime.class).toInstant();
                    books.quantities.put(new AsOf(new Sku(rows.getString(1)), asOf), rows.getLong(3));
                }
            }
        }
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
