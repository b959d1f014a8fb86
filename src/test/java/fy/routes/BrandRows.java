package fy.routes;

import static org.awaitility.Awaitility.await;

import fy.BrandWorld;
import fy.OwnersDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the database keeps of one brand: a digest of all its rows, per table that has a column {@code brand_id}. */
@ApplicationScoped
class BrandRows {

    /** What consumers and jobs write some time after a request was answered. */
    private static final Set<String> WRITTEN_LATER =
            Set.of("outbox", "stock_level", "mails", "verified_stock", "verified_brands");

    private static final String TABLES = """
            select c.table_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.column_name = 'brand_id' and c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
            """;

    private static final String PENDING = """
            with brand as (select ?::uuid as id),
                own_orders as (select order_id from brand_orders, brand where brand_id = brand.id),
                newest as (
                    select 1 as stream, sku as key, max(seq) as seq from inventory_events, brand
                    where brand_id = brand.id group by sku
                    union all
                    select 2, key, max(seq) from order_events where order_id in (select order_id from own_orders) group by key)
            select (select count(*) from outbox where position is null and event_id in (
                    select event_id from inventory_events, brand where brand_id = brand.id
                    union all select event_id from order_events where order_id in (select order_id from own_orders)))
                + (select count(*) from jobs where state = 'running')
                + (select count(*) from mails, brand where brand_id = brand.id and state in ('waiting', 'leased'))
                + (select count(*) from newest left join mail_progress p using (stream, key) where p.seq is distinct from newest.seq)
                + (select count(*) from brand, stock s where s.brand_id = brand.id and not exists (
                    select from stock_level l join projection using (generation) where l.sku = s.sku and l.seq >= s.seq))
            """;

    private final OwnersDatabase database;

    @Inject
    BrandRows(OwnersDatabase database) {
        this.database = database;
    }

    /** Digest by table. */
    Map<String, String> of(BrandWorld brand) {
        return digests(brand, Set.of());
    }

    /** The same without what is written only after an answer. */
    Map<String, String> writtenAtOnce(BrandWorld brand) {
        return digests(brand, WRITTEN_LATER);
    }

    /** Waits until everything that follows from the brand's events has been written. */
    void awaitAll(BrandWorld brand) {
        await().atMost(Duration.ofSeconds(30)).until(() -> pending(brand) == 0);
    }

    private Map<String, String> digests(BrandWorld brand, Set<String> without) {
        try (var connection = database.open()) {
            var tables = tables(connection).stream()
                    .filter(table -> !without.contains(table))
                    .toList();
            var sql = tables.stream()
                    .map(
                            "select '%1$s', md5(string_agg(t::text, '|' order by t::text)) from %1$s t where brand_id = ?"
                                    ::formatted)
                    .collect(Collectors.joining(" union all "));
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 1; i <= tables.size(); i++) {
                    statement.setObject(i, brand.brandId().value());
                }
                var digests = new TreeMap<String, String>();
                var rows = statement.executeQuery();
                while (rows.next()) {
                    digests.put(rows.getString(1), String.valueOf(rows.getString(2)));
                }
                return digests;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            var tables = new java.util.ArrayList<String>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    private long pending(BrandWorld brand) throws SQLException {
        try (var connection = database.open();
                var statement = connection.prepareStatement(PENDING)) {
            statement.setObject(1, brand.brandId().value());
            var rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }
}
