package fy.inventory.updater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fy.eventstore.Identity;
import fy.inventory.Stockroom;
import fy.inventory.Stockroom.Room;
import fy.inventory.updater.StockAct.Adjustment;
import fy.inventory.updater.StockAct.Receipt;
import fy.shared.Jdbc;
import fy.shared.Sku;
import fy.shared.TryAgain;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must hold when the database fails at the worst moment, when too much is asked, and when locks cross. */
@QuarkusTest
class WorstMomentsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    SteppedUpdaters updaters;

    @Inject
    Stockroom stockroom;

    @Inject
    AgroalDataSource database;

    @Inject
    @DataSource("deciding")
    AgroalDataSource deciding;

    @Inject
    Jdbc jdbc;

    private Room room;

    @BeforeEach
    void a_room() {
        room = stockroom.open(3);
    }

    @Test
    void what_could_not_be_committed_is_not_answered() {
        var updater = updaters.on(database(() -> proxied(database.getConnection())));

        assertThatThrownBy(() -> updater.decide(restock(room.sku()))).isInstanceOf(TryAgain.class);
        assertThat(stock(room.sku())).isZero();
    }

    @Test
    void a_row_that_another_process_held_for_a_moment_too_long_is_waited_for_once_more() throws Exception {
        try (var holder = database.getConnection()) {
            holder.setAutoCommit(false);
            assertThat(locked(holder, List.of(room.sku()))).hasSize(1);
            var asked = new AtomicInteger();
            var updater = updaters.on(database(() -> {
                if (asked.incrementAndGet()
                        == 3) { // after the batch that waited in vain, and the look at who holds what
                    holder.rollback();
                }
                return deciding.getConnection();
            }));

            assertThat(updater.decide(restock(room.sku()))).isInstanceOf(Decision.Accepted.class);
            assertThat(asked).hasValue(3);
            holder.setAutoCommit(true);
        }
        assertThat(stock(room.sku())).isOne();
    }

    @Test
    void what_waits_is_bounded_and_the_rest_is_told_so_at_once() throws Exception {
        var open = new CountDownLatch(1);
        var updater = updaters.on(database(() -> {
            open.await();
            return database.getConnection();
        }));
        for (int i = 0; i <= SteppedUpdaters.QUEUE; i++) {
            int asked = i;
            Thread.ofVirtual().start(() -> updater.decide(restock(room.sku())));
            await().atMost(SOON).until(() -> updater.queued() == Math.max(0, asked));
        }

        assertThatThrownBy(() -> updater.decide(restock(room.sku())))
                .isInstanceOf(TryAgain.class)
                .hasMessage("too many requests are waiting");
        open.countDown();
        await().atMost(SOON).until(() -> stock(room.sku()) == SteppedUpdaters.QUEUE + 1);
    }

    @Test
    void stock_rows_are_locked_in_the_order_of_their_codes_whatever_order_they_are_named_in() throws Exception {
        var backwards = room.skus().reversed();
        backwards.forEach(sku -> jdbc.update("update stock set seq = seq where sku = ?", sku)); // lie in this order now
        for (int held = 0; held < room.skus().size(); held++) {
            assertLocksUpTo(held, backwards);
        }
    }

    /** Somebody holds one row: the batch that waits for it has those before it and none after it. */
    private void assertLocksUpTo(int held, List<Sku> named) throws Exception {
        var updater = updaters.on(database);
        try (var holder = database.getConnection()) {
            holder.setAutoCommit(false);
            assertThat(locked(holder, List.of(room.skus().get(held)))).hasSize(1);
            var batch = Thread.ofVirtual().start(() -> updater.decide(restock(named.toArray(Sku[]::new))));
            await().atMost(SOON)
                    .until(() -> jdbc.first("""
                                    select count(*) from pg_stat_activity
                                    where wait_event_type = 'Lock' and query like '%from stock where sku = any%'
                                    """, row -> row.getInt(1)).orElseThrow() > 0);
            try (var other = database.getConnection()) {
                other.setAutoCommit(false);
                assertThat(locked(other, room.skus()))
                        .containsExactlyElementsOf(
                                room.skus().subList(held + 1, room.skus().size()));
                other.rollback();
                other.setAutoCommit(true);
            }
            holder.rollback();
            holder.setAutoCommit(true);
            batch.join(SOON);
        }
    }

    private static List<Sku> locked(Connection connection, List<Sku> skus) throws SQLException {
        var found = new java.util.ArrayList<Sku>();
        try (var select = connection.prepareStatement(
                "select sku from stock where sku = any (?) order by sku for no key update skip locked")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", skus.stream().map(Sku::code).toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Sku(rows.getString(1)));
                }
            }
        }
        return found;
    }

    private StockRequest restock(Sku... skus) {
        var rows = java.util.Arrays.stream(skus)
                .<StockAct.Row>map(sku -> new Receipt(sku, 1, null, null))
                .toList();
        var act = new Adjustment(room.brand(), "restock", rows);
        var key = UUID.randomUUID().toString();
        return new StockRequest(UUID.randomUUID(), Identity.of(room.owner(), key, act), room.owner(), null, act, null);
    }

    private long stock(Sku sku) {
        return jdbc.first("select quantity from stock where sku = ?", row -> row.getLong(1), sku)
                .orElse(0L);
    }

    private interface Connections {
        Connection next() throws Exception;
    }

    private static AgroalDataSource database(Connections connections) {
        return proxy(AgroalDataSource.class, (self, method, arguments) -> connections.next());
    }

    /** The connection breaks at the commit. */
    private static Connection proxied(Connection real) {
        return proxy(Connection.class, (self, method, arguments) -> {
            if (method.getName().equals("commit")) {
                throw new SQLException("the connection broke", "08006");
            }
            return method.invoke(real, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
