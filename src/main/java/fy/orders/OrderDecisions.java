package fy.orders;

import fy.eventstore.SqlArrays;
import fy.inventory.updater.Decision;
import fy.inventory.updater.DecisionWriter;
import fy.inventory.updater.StockAct;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;

/** What belongs to decisions about stock beside the stock: orders, refusals, released lines, returned goods on sale. */
@ApplicationScoped
class OrderDecisions implements DecisionWriter {

    private final NewOrders newOrders;
    private final Refusals refusals;
    private final Releases releases;
    private final PutOnSale putOnSale;
    private final CountShortfalls shortfalls;
    private final OrderJournal journal;

    @Inject
    OrderDecisions(
            NewOrders newOrders,
            Refusals refusals,
            Releases releases,
            PutOnSale putOnSale,
            CountShortfalls shortfalls,
            OrderJournal journal) {
        this.newOrders = newOrders;
        this.refusals = refusals;
        this.releases = releases;
        this.putOnSale = putOnSale;
        this.shortfalls = shortfalls;
        this.journal = journal;
    }

    @Override
    public Map<Long, OpenLine> lockOrderLines(Connection connection, SortedSet<Long> lineIds) throws SQLException {
        return locked(connection, """
                select line_id, order_id, brand_id, fy_id, sku, open, sale_event_id from order_lines
                where line_id = any (?) order by line_id for no key update
                """, lineIds, OrderDecisions::openLine);
    }

    /** Only what is fit can be put on sale: held units are looked at first. */
    @Override
    public Map<Long, ReturnedLine> lockReturnLines(Connection connection, SortedSet<Long> returnLineIds)
            throws SQLException {
        return locked(connection, """
                select rl.return_line_id, r.brand_id, rl.sku, rl.fit - rl.put_on_sale
                from return_lines rl join returns r using (return_id)
                where rl.return_line_id = any (?) order by rl.return_line_id for no key update of rl
                """, returnLineIds, OrderDecisions::returnedLine);
    }

    @Override
    public Map<Purchase, Long> purchased(Connection connection, Set<Purchase> purchases) throws SQLException {
        var asked = List.copyOf(purchases);
        var found = new HashMap<Purchase, Long>();
        if (asked.isEmpty()) {
            return found;
        }
        try (var statement = connection.prepareStatement("""
                select l.fy_id, l.sku, sum(l.ordered - l.cancelled)
                from unnest(?::uuid[], ?::text[]) as asked(fy_id, sku)
                join order_lines l on l.fy_id = asked.fy_id and l.sku = asked.sku collate "C"
                group by l.fy_id, l.sku
                """)) {
            statement.setArray(
                    1, SqlArrays.of(connection, "uuid", asked, p -> p.customer().value()));
            statement.setArray(
                    2, SqlArrays.of(connection, "text", asked, p -> p.sku().code()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var customer = new FyId(rows.getObject(1, UUID.class));
                    found.put(new Purchase(customer, new Sku(rows.getString(2))), rows.getLong(3));
                }
            }
        }
        return found;
    }

    @Override
    public List<Long> orderNumbers(Connection connection, int howMany) throws SQLException {
        var numbers = new ArrayList<Long>();
        if (howMany == 0) {
            return numbers;
        }
        try (var statement = connection.prepareStatement("select nextval('order_number') from generate_series(1, ?)")) {
            statement.setInt(1, howMany);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
            }
        }
        return numbers;
    }

    @Override
    public void write(Connection connection, List<Decided> decided) throws SQLException {
        var first = newOrders.write(connection, accepted(decided, StockAct.Sale.class));
        first.addAll(refusals.write(connection, refusedSales(decided)));
        var steps = releases.write(connection, accepted(decided, StockAct.Release.class));
        putOnSale.write(connection, decided);
        shortfalls.write(connection, decided);
        journal.append(connection, first, steps);
    }

    private static List<Decided> accepted(List<Decided> decided, Class<? extends StockAct> act) {
        return decided.stream()
                .filter(d -> d.decision() instanceof Decision.Accepted
                        && act.isInstance(d.request().act()))
                .toList();
    }

    private static List<Decided> refusedSales(List<Decided> decided) {
        return decided.stream()
                .filter(d ->
                        d.decision() instanceof Decision.Refused && d.request().act() instanceof StockAct.Sale)
                .toList();
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> Map<Long, T> locked(Connection connection, String sql, SortedSet<Long> ids, Row<T> row)
            throws SQLException {
        var found = new HashMap<Long, T>();
        if (ids.isEmpty()) {
            return found;
        }
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, SqlArrays.of(connection, "bigint", List.copyOf(ids), id -> id));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getLong(1), row.read(rows));
                }
            }
        }
        return found;
    }

    private static OpenLine openLine(ResultSet row) throws SQLException {
        return new OpenLine(
                row.getLong(1),
                row.getLong(2),
                new BrandId(row.getObject(3, UUID.class)),
                new FyId(row.getObject(4, UUID.class)),
                new Sku(row.getString(5)),
                row.getInt(6),
                row.getObject(7, UUID.class));
    }

    private static ReturnedLine returnedLine(ResultSet row) throws SQLException {
        return new ReturnedLine(
                row.getLong(1), new BrandId(row.getObject(2, UUID.class)), new Sku(row.getString(3)), row.getInt(4));
    }
}
