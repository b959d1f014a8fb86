package fy.inventory.updater;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fy.eventstore.Identity;
import fy.eventstore.KeyReused;
import fy.inventory.updater.Decision.Accepted;
import fy.inventory.updater.Decision.Cause;
import fy.inventory.updater.Decision.Refused;
import fy.inventory.updater.StockAct.Adjustment;
import fy.inventory.updater.StockAct.Receipt;
import fy.inventory.updater.StockAct.Reversal;
import fy.inventory.updater.StockAct.WriteOff;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Jdbc;
import fy.shared.Sku;
import fy.shared.TryAgain;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InventoryUpdaterTest {

    @Inject
    InventoryUpdater updater;

    @Inject
    Jdbc jdbc;

    @Inject
    @DataSource("deciding")
    AgroalDataSource deciding;

    private final BrandId brand = new BrandId(UUID.randomUUID());
    private final FyId member = new FyId(UUID.randomUUID());
    private Sku print;
    private Sku poster;

    @BeforeEach
    void a_brand_with_two_skus() {
        jdbc.update(
                "insert into clients (fy_id, provider, subject, display_name) values (?, 'test', ?, 'A member')",
                member,
                member.toString());
        jdbc.update(
                "insert into brands (brand_id, slug, name, contact_email, status, applied_by) values (?, ?, 'A brand', 'a@example.org', 'approved', ?)",
                brand,
                "b" + brand.toString().substring(0, 8),
                member);
        var product = UUID.randomUUID();
        jdbc.update(
                "insert into products (product_id, brand_id, name, published) values (?, ?, 'A print', true)",
                product,
                brand);
        print = sku(product, "print");
        poster = sku(product, "poster");
    }

    private Sku sku(UUID product, String name) {
        var sku = new Sku(name + "_" + product.toString().substring(0, 8));
        jdbc.update(
                "insert into skus (sku, brand_id, product_id, own_code, price) values (?, ?, ?, ?, 1200)",
                sku,
                brand,
                product,
                sku);
        return sku;
    }

    @Test
    void a_restock_is_committed_with_its_event_its_stock_row_and_its_outbox_row() {
        var accepted = accepted(restock("first", print, 5));

        var event = accepted.events().getFirst();
        assertThat(event.quantity()).isEqualTo(5);
        assertThat(event.seq()).isEqualTo(1);
        assertThat(stock(print)).isEqualTo(5);
        assertThat(count(
                        "select count(*) from outbox where event_id = ?",
                        event.envelope().eventId()))
                .isEqualTo(1);
    }

    @Test
    void an_import_of_ten_thousand_rows_is_decided_and_nobody_beside_it_is_turned_away() throws Exception {
        jdbc.update("""
                insert into skus (sku, brand_id, product_id, own_code, price)
                select s.sku || '_' || n, s.brand_id, s.product_id, s.sku || '_' || n, 1200
                from skus s, generate_series(1, 10000) n where s.sku = ?
                """, poster);
        var rows = IntStream.rangeClosed(1, 10_000)
                .<StockAct.Row>mapToObj(n -> new Receipt(new Sku(poster + "_" + n), 1, null, null))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var imported = threads.submit(() -> persistently("import", new Adjustment(brand, "import", rows)));
            int beside = 0;
            while (!imported.isDone()) {
                accepted(restock("beside " + beside++, print, 1));
            }
            assertThat(imported.get(60, SECONDS))
                    .isInstanceOfSatisfying(Accepted.class, accepted -> assertThat(accepted.events())
                            .hasSize(10_000));
            assertThat(stock(print)).isEqualTo(beside);
        }
    }

    /** As a person would: the same act again where there was no answer in time. */
    private Decision persistently(String key, StockAct act) {
        for (int attempt = 1; ; attempt++) {
            try {
                return updater.decide(request(key, act));
            } catch (TryAgain e) {
                assertThat(attempt).as(e.getMessage()).isLessThan(10);
            }
        }
    }

    @Test
    void the_same_key_gets_the_same_decision_and_moves_nothing_again() {
        var first = accepted(restock("twice", print, 5));
        var second = accepted(restock("twice", print, 5));

        assertThat(second.events()).isEqualTo(first.events());
        assertThat(second.decisionId()).isEqualTo(first.decisionId());
        assertThat(stock(print)).isEqualTo(5);
    }

    @Test
    void the_same_key_with_other_content_is_refused_and_changes_nothing() {
        accepted(restock("key", print, 5));

        assertThatThrownBy(() -> updater.decide(restock("key", print, 6))).isInstanceOf(KeyReused.class);
        assertThat(stock(print)).isEqualTo(5);
    }

    @Test
    void a_refusal_is_an_outcome_too_and_stays_one() {
        var first = (Refused) updater.decide(writeOff("off", print, 3));
        accepted(restock("later", print, 5));
        var again = (Refused) updater.decide(writeOff("off", print, 3));

        assertThat(again).isEqualTo(first);
        assertThat(again.refusal().cause()).isEqualTo(Cause.BELOW_ZERO);
        assertThat(stock(print)).isEqualTo(5);
    }

    @Test
    void an_unknown_sku_fails_alone_and_its_key_stays_free() {
        var unknown = new Sku("nothing_here_" + UUID.randomUUID().toString().substring(0, 8));

        assertThatThrownBy(() -> updater.decide(restock("unknown", unknown, 1))).isInstanceOf(UnknownSku.class);
        assertThat(accepted(restock("unknown", print, 1)).events()).hasSize(1);
    }

    @Test
    void many_at_once_are_decided_one_after_the_other_without_a_gap() throws Exception {
        var answers = allAtOnce(IntStream.range(0, 300)
                .mapToObj(i -> restock("many-" + i, print, 1))
                .toList());

        var seqs = answers.stream()
                .map(d -> ((Accepted) d).events().getFirst().seq())
                .sorted()
                .toList();
        assertThat(seqs).isEqualTo(LongStream.rangeClosed(1, 300).boxed().toList());
        assertThat(stock(print)).isEqualTo(300);
        assertThat(count("select count(*) from inventory_events where sku = ?", print))
                .isEqualTo(300);
    }

    @Test
    void of_many_who_want_the_last_units_exactly_as_many_get_one() throws Exception {
        accepted(restock("stock", print, 20));

        var answers = allAtOnce(IntStream.range(0, 100)
                .mapToObj(i -> writeOff("take-" + i, print, 1))
                .toList());

        assertThat(answers).filteredOn(Accepted.class::isInstance).hasSize(20);
        assertThat(answers).filteredOn(Refused.class::isInstance).hasSize(80);
        assertThat(stock(print)).isZero();
    }

    @Test
    void an_import_moves_all_its_rows_and_is_undone_once() {
        var rows = List.<StockAct.Row>of(new Receipt(print, 3, null, null), new Receipt(poster, 4, null, null));
        var imported = accepted(request("import", new Adjustment(brand, "import", rows)));
        var undo = new Reversal(
                brand,
                imported.events().stream().map(e -> e.envelope().eventId()).toList());

        accepted(request("undo", undo));
        var again = (Refused) updater.decide(request("undo-again", undo));

        assertThat(stock(print)).isZero();
        assertThat(stock(poster)).isZero();
        assertThat(again.refusal().cause()).isEqualTo(Cause.ALREADY_REVERSED);
    }

    @Test
    void a_sku_locked_by_another_session_answers_try_again_and_the_others_go_on() throws Exception {
        accepted(restock("open", print, 1));
        accepted(restock("open-poster", poster, 1));
        try (var session = deciding.getConnection()) {
            session.setAutoCommit(false);
            try (var lock = session.prepareStatement("select 1 from stock where sku = ? for update")) {
                lock.setString(1, print.code());
                lock.executeQuery();
            }
            assertThatThrownBy(() -> updater.decide(restock("busy", print, 1))).isInstanceOf(TryAgain.class);
            assertThat(accepted(restock("free", poster, 1)).events().getFirst().quantity())
                    .isEqualTo(2);
            session.rollback();
        }
        await().atMost(5, SECONDS)
                .ignoreException(TryAgain.class)
                .until(() -> updater.decide(restock("busy", print, 1)) instanceof Accepted);
        assertThat(stock(print)).isEqualTo(2);
    }

    @Test
    void the_apps_role_can_neither_change_nor_delete_a_ledger_row() {
        accepted(restock("kept", print, 1));

        assertThatThrownBy(() -> jdbc.update("update inventory_events set delta_quantity = 9 where sku = ?", print))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> jdbc.update("delete from inventory_events where sku = ?", print))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> jdbc.update("delete from decisions where client = ?", member))
                .hasStackTraceContaining("permission denied");
    }

    private List<Decision> allAtOnce(List<StockRequest> requests) throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ArrayList<Future<Decision>>();
            requests.forEach(request -> waiting.add(people.submit(() -> updater.decide(request))));
            var answers = new ArrayList<Decision>();
            for (var future : waiting) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    private Accepted accepted(StockRequest request) {
        var decision = updater.decide(request);
        assertThat(decision).isInstanceOf(Accepted.class);
        return (Accepted) decision;
    }

    private StockRequest restock(String key, Sku sku, int units) {
        return request(key, new Adjustment(brand, "restock", List.of(new Receipt(sku, units, null, null))));
    }

    private StockRequest writeOff(String key, Sku sku, int units) {
        return request(key, new Adjustment(brand, "write-off", List.of(new WriteOff(sku, units, "broken"))));
    }

    private StockRequest request(String key, StockAct act) {
        return new StockRequest(UUID.randomUUID(), Identity.of(member, key, act), member, null, act, null);
    }

    private long stock(Sku sku) {
        return count("select quantity from stock where sku = ?", sku);
    }

    private long count(String sql, Object argument) {
        return jdbc.first(sql, row -> row.getLong(1), argument).orElseThrow();
    }
}
