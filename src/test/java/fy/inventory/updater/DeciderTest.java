package fy.inventory.updater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fy.events.InventoryEvent;
import fy.events.InventoryEvent.MovementReversed;
import fy.events.InventoryEvent.SaleCancelled;
import fy.events.InventoryEvent.StockCounted;
import fy.events.InventoryEvent.StockReceived;
import fy.events.InventoryEvent.StockSold;
import fy.eventstore.Identity;
import fy.inventory.updater.Books.AsOf;
import fy.inventory.updater.Decision.Accepted;
import fy.inventory.updater.Decision.Cause;
import fy.inventory.updater.Decision.Missing;
import fy.inventory.updater.Decision.Refused;
import fy.inventory.updater.Decision.Shortfall;
import fy.inventory.updater.DecisionWriter.OpenLine;
import fy.inventory.updater.DecisionWriter.Purchase;
import fy.inventory.updater.DecisionWriter.ReturnedLine;
import fy.inventory.updater.StockAct.Adjustment;
import fy.inventory.updater.StockAct.Count;
import fy.inventory.updater.StockAct.Receipt;
import fy.inventory.updater.StockAct.Release;
import fy.inventory.updater.StockAct.ReleaseLine;
import fy.inventory.updater.StockAct.Reversal;
import fy.inventory.updater.StockAct.Row;
import fy.inventory.updater.StockAct.Sale;
import fy.inventory.updater.StockAct.SaleLine;
import fy.inventory.updater.StockAct.WriteOff;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Sku;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeciderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123456Z");
    private static final BrandId AMELIE = new BrandId(new UUID(0, 1));
    private static final BrandId OTHER = new BrandId(new UUID(0, 2));
    private static final FyId CUSTOMER = new FyId(new UUID(0, 3));
    private static final Sku WHITE = new Sku("ab_20x20_white");
    private static final Sku BLACK = new Sku("ab_20x20_black");

    private final Books books = new Books(NOW);
    private int acts;

    @Test
    void an_order_takes_every_line_and_says_what_is_left() {
        stocked(WHITE, 100, 40);
        stocked(BLACK, 5, 7);

        var accepted = accepted(sale(line(WHITE, 2), line(BLACK, 5)));

        assertThat(accepted.orderId()).isEqualTo(834523L);
        assertThat(accepted.events()).extracting(InventoryEvent::sku).containsExactly(BLACK, WHITE);
        assertThat(accepted.events()).extracting(InventoryEvent::quantity).containsExactly(0L, 98L);
        assertThat(accepted.events()).extracting(InventoryEvent::seq).containsExactly(8L, 41L);
        assertThat(accepted.events()).allMatch(event -> event instanceof StockSold sold && sold.orderId() == 834523);
    }

    @Test
    void an_order_short_of_anything_takes_nothing_and_names_every_short_line() {
        stocked(WHITE, 1, 3);
        stocked(BLACK, 0, 9);

        var refused = refused(sale(line(WHITE, 2), line(BLACK, 1)));

        assertThat(refused.refusal().rows())
                .containsExactly(
                        new Shortfall(BLACK, Cause.SHORT, 1, 0, 9), new Shortfall(WHITE, Cause.SHORT, 2, 1, 3));
        assertThat(quantity(WHITE)).isEqualTo(1);
    }

    @Test
    void one_short_line_keeps_the_others_in_stock() {
        stocked(WHITE, 10, 1);
        stocked(BLACK, 0, 1);

        refused(sale(line(WHITE, 2), line(BLACK, 1)));

        assertThat(quantity(WHITE)).isEqualTo(10);
    }

    @Test
    void lines_of_the_same_sku_are_one_demand() {
        stocked(WHITE, 3, 1);

        var refused = refused(sale(line(WHITE, 2), line(WHITE, 2)));

        assertThat(refused.refusal().rows()).containsExactly(new Shortfall(WHITE, Cause.SHORT, 4, 3, 1));
    }

    @Test
    void the_last_unit_goes_to_the_first_of_a_batch() {
        stocked(WHITE, 1, 1);

        accepted(sale(line(WHITE, 1)));
        var refused = refused(sale(line(WHITE, 1)));

        assertThat(refused.refusal().rows()).containsExactly(new Shortfall(WHITE, Cause.SHORT, 1, 0, 2));
    }

    @Test
    void a_maximum_per_customer_holds_over_all_their_orders() {
        stocked(WHITE, 100, 1);
        books.purchased.put(new Purchase(CUSTOMER, WHITE), 1L);

        accepted(sale(new SaleLine(AMELIE, WHITE, 1, 3)));
        var refused = refused(sale(new SaleLine(AMELIE, WHITE, 2, 3)));

        assertThat(refused.refusal().rows()).containsExactly(new Shortfall(WHITE, Cause.MAX_PER_CUSTOMER, 2, 1, 2));
    }

    @Test
    void another_brands_sku_does_not_exist() {
        stocked(WHITE, 100, 1);

        assertThatThrownBy(() -> decide(new Adjustment(OTHER, "restock", List.of(receipt(WHITE, 1)))))
                .isInstanceOf(UnknownSku.class);
        assertThatThrownBy(() -> decide(sale(new SaleLine(OTHER, WHITE, 1, null))))
                .isInstanceOf(UnknownSku.class);
    }

    @Test
    void a_write_off_of_more_than_there_is_is_refused() {
        stocked(WHITE, 4, 1);

        assertThat(refused(adjust(new WriteOff(WHITE, 5, "broken"))).refusal().rows())
                .containsExactly(new Shortfall(WHITE, Cause.BELOW_ZERO, 5, 4, 1));
        assertThat(accepted(adjust(new WriteOff(WHITE, 4, "broken")))
                        .events()
                        .getFirst()
                        .quantity())
                .isZero();
    }

    @Test
    void stock_never_exceeds_the_maximum() {
        stocked(WHITE, 1_000_000_000L - 1, 1);

        assertThat(refused(adjust(receipt(WHITE, 2))).refusal().cause()).isEqualTo(Cause.ABOVE_MAXIMUM);
        assertThat(accepted(adjust(receipt(WHITE, 1))).events().getFirst().quantity())
                .isEqualTo(1_000_000_000L);
    }

    @Test
    void an_import_is_applied_whole_or_not_at_all_and_names_every_bad_row() {
        stocked(WHITE, 4, 1);
        stocked(BLACK, 4, 1);

        var refused = refused(adjust(receipt(BLACK, 3), new WriteOff(WHITE, 5, "x"), new WriteOff(BLACK, 9, "x")));

        assertThat(refused.refusal().rows()).extracting(Shortfall::sku).containsExactly(BLACK, WHITE);
        assertThat(quantity(BLACK)).isEqualTo(4);
    }

    @Test
    void a_count_respects_what_was_sold_since() {
        stocked(WHITE, 37, 9);
        var asOf = NOW.minusSeconds(3600);
        books.quantities.put(new AsOf(WHITE, asOf), 40L);

        var event = (StockCounted)
                accepted(adjust(new Count(WHITE, 42, 1, asOf, null))).events().getFirst();

        assertThat(event.deltaQuantity()).isEqualTo(1);
        assertThat(event.quantity()).isEqualTo(38);
        assertThat(event.setAside()).isEqualTo(1);
    }

    @Test
    void a_count_that_finds_the_books_right_is_recorded_with_a_delta_of_zero() {
        stocked(WHITE, 40, 9);
        var asOf = NOW.minusSeconds(60);
        books.quantities.put(new AsOf(WHITE, asOf), 40L);

        var event =
                accepted(adjust(new Count(WHITE, 40, 0, asOf, null))).events().getFirst();

        assertThat(event.deltaQuantity()).isZero();
        assertThat(event.seq()).isEqualTo(10);
    }

    @Test
    void a_count_that_would_go_below_zero_corrects_to_zero_and_says_how_many_are_missing() {
        stocked(WHITE, 3, 9);
        var asOf = NOW.minusSeconds(60);
        books.quantities.put(new AsOf(WHITE, asOf), 40L);

        var accepted = accepted(adjust(new Count(WHITE, 30, 0, asOf, null)));

        assertThat(accepted.events().getFirst().quantity()).isZero();
        assertThat(accepted.missing()).containsExactly(new Missing(WHITE, 7));
    }

    @Test
    void counts_go_forward_only_and_never_into_the_future() {
        stocked(WHITE, 3, 9);
        accepted(adjust(new Count(WHITE, 3, 0, NOW.minusSeconds(10), null)));

        assertThat(refused(adjust(new Count(WHITE, 3, 0, NOW.minusSeconds(10), null)))
                        .refusal()
                        .cause())
                .isEqualTo(Cause.COUNT_OUT_OF_ORDER);
        assertThat(refused(adjust(new Count(WHITE, 3, 0, NOW.plusSeconds(1), null)))
                        .refusal()
                        .cause())
                .isEqualTo(Cause.COUNT_IN_FUTURE);
    }

    @Test
    void a_reversal_takes_a_receipt_back_once() {
        stocked(WHITE, 0, 0);
        var receipt = accepted(adjust(receipt(WHITE, 5))).events().getFirst();
        books.movements.put(receipt.envelope().eventId(), receipt);
        var undo = new Reversal(AMELIE, List.of(receipt.envelope().eventId()));

        var event = (MovementReversed) accepted(undo).events().getFirst();

        assertThat(event.deltaQuantity()).isEqualTo(-5);
        assertThat(event.quantity()).isZero();
        assertThat(refused(undo).refusal().cause()).isEqualTo(Cause.ALREADY_REVERSED);
    }

    @Test
    void a_reversal_that_would_go_below_zero_is_refused_whole() {
        stocked(WHITE, 0, 0);
        stocked(BLACK, 0, 0);
        var receipts = accepted(adjust(receipt(WHITE, 5), receipt(BLACK, 5))).events();
        receipts.forEach(event -> books.movements.put(event.envelope().eventId(), event));
        accepted(sale(line(WHITE, 1)));

        var refused = refused(new Reversal(
                AMELIE,
                receipts.stream().map(event -> event.envelope().eventId()).toList()));

        assertThat(refused.refusal().rows()).containsExactly(new Shortfall(WHITE, Cause.BELOW_ZERO, 5, 4, 2));
        assertThat(quantity(BLACK)).isEqualTo(5);
    }

    @Test
    void an_undo_retraces_the_steps_whatever_order_it_names_them_in() {
        stocked(WHITE, 0, 0);
        var events = accepted(adjust(receipt(WHITE, 10), new WriteOff(WHITE, 2, "torn")))
                .events();
        events.forEach(event -> books.movements.put(event.envelope().eventId(), event));

        var undone = accepted(new Reversal(
                AMELIE, events.stream().map(event -> event.envelope().eventId()).toList()));

        assertThat(undone.events()).extracting(InventoryEvent::deltaQuantity).containsExactly(2, -10);
        assertThat(quantity(WHITE)).isZero();
    }

    @Test
    void sales_and_counts_are_not_reversible() {
        stocked(WHITE, 5, 0);
        var sold = accepted(sale(line(WHITE, 1))).events().getFirst();
        books.movements.put(sold.envelope().eventId(), sold);

        assertThat(refused(new Reversal(AMELIE, List.of(sold.envelope().eventId())))
                        .refusal()
                        .cause())
                .isEqualTo(Cause.NOT_REVERSIBLE);
    }

    @Test
    void what_was_cancelled_a_moment_ago_may_be_bought_again() {
        stocked(WHITE, 5, 1);
        books.purchased.put(new Purchase(CUSTOMER, WHITE), 2L);
        books.orderLines.put(7L, new OpenLine(7, 834523, AMELIE, CUSTOMER, WHITE, 2, UUID.randomUUID()));

        accepted(new Release(834523, AMELIE, true, List.of(new ReleaseLine(7, WHITE, 1))));

        accepted(new Sale(CUSTOMER, List.of(new SaleLine(AMELIE, WHITE, 1, 2))));
    }

    @Test
    void open_units_of_an_order_go_back_but_never_more_than_are_open() {
        stocked(WHITE, 0, 1);
        var sale = UUID.randomUUID();
        books.orderLines.put(7L, new OpenLine(7, 834523, AMELIE, CUSTOMER, WHITE, 2, sale));
        var cancelOne = new Release(834523, AMELIE, true, List.of(new ReleaseLine(7, WHITE, 1)));

        var event = (SaleCancelled) accepted(cancelOne).events().getFirst();
        accepted(cancelOne);

        assertThat(event.saleEventId()).isEqualTo(sale);
        assertThat(refused(cancelOne).refusal().rows())
                .containsExactly(new Shortfall(WHITE, Cause.MORE_THAN_OPEN, 1, 0, 3));
        assertThat(quantity(WHITE)).isEqualTo(2);
    }

    @Test
    void goods_that_came_back_go_on_sale_once() {
        stocked(WHITE, 0, 1);
        books.returnLines.put(9L, new ReturnedLine(9, AMELIE, WHITE, 2));

        var event = (StockReceived)
                accepted(adjust(new Receipt(WHITE, 2, null, 9L))).events().getFirst();

        assertThat(event.returnLineId()).isEqualTo(9);
        assertThat(refused(adjust(new Receipt(WHITE, 1, null, 9L))).refusal().rows())
                .containsExactly(new Shortfall(WHITE, Cause.MORE_THAN_RETURNED, 1, 0, 2));
    }

    @Test
    void a_slow_clock_never_turns_the_order_of_a_skus_events_around() {
        var later = NOW.plusSeconds(5);
        books.stock.put(WHITE, new StockState(WHITE, AMELIE, 1, 1, later, null));

        var events = accepted(adjust(receipt(WHITE, 1), receipt(WHITE, 1))).events();

        assertThat(events)
                .extracting(event -> event.envelope().occurredAt())
                .containsExactly(later.plusNanos(1000), later.plusNanos(2000));
    }

    private void stocked(Sku sku, long quantity, long seq) {
        books.stock.put(sku, new StockState(sku, AMELIE, quantity, seq, null, null));
    }

    private long quantity(Sku sku) {
        return books.stock.get(sku).quantity();
    }

    private Accepted accepted(StockAct act) {
        return (Accepted) decide(act);
    }

    private Refused refused(StockAct act) {
        return (Refused) decide(act);
    }

    private Decision decide(StockAct act) {
        var identity = Identity.of(CUSTOMER, "act-" + ++acts);
        var request = new StockRequest(UUID.randomUUID(), identity, CUSTOMER, null, act, null);
        return Decider.decide(books, request, UUID::randomUUID, 834523);
    }

    private static Sale sale(SaleLine... lines) {
        return new Sale(CUSTOMER, Arrays.asList(lines));
    }

    private static SaleLine line(Sku sku, int quantity) {
        return new SaleLine(AMELIE, sku, quantity, null);
    }

    private static Adjustment adjust(Row... rows) {
        return new Adjustment(AMELIE, "import", Arrays.asList(rows));
    }

    private static Receipt receipt(Sku sku, int quantity) {
        return new Receipt(sku, quantity, null, null);
    }
}
