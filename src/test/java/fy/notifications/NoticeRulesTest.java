package fy.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import fy.events.Envelope;
import fy.events.InventoryEvent;
import fy.events.InventoryEvent.StockReceived;
import fy.events.InventoryEvent.StockWrittenOff;
import fy.events.OrderEvent;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeRulesTest {

    private static final BrandId AMELIE = new BrandId(UUID.randomUUID());
    private static final BrandId NORD = new BrandId(UUID.randomUUID());
    private static final Sku SKU = new Sku("ab_20x20_white");

    @ParameterizedTest(name = "{0} to {1}, threshold {2}: {3}")
    @CsvSource({
        "1, 0, 0, STOCK_OUT",
        "9, 0, 5, STOCK_OUT",
        "3, 0, 5, STOCK_OUT",
        "6, 5, 5, LOW_STOCK",
        "9, 1, 5, LOW_STOCK",
        "5, 4, 5, ",
        "7, 6, 5, ",
        "0, 7, 5, ",
        "0, 3, 5, ",
        "0, 0, 5, ",
        "1, 1, 0, ",
    })
    void aMailIsDueWhenTheLineIsCrossedDownwards(long before, long after, int threshold, MailKind expected) {
        var notice = NoticeRules.about(movement(before, after), threshold);
        assertThat(notice.map(Notice.OfStock::kind).orElse(null)).isEqualTo(expected);
    }

    @Property
    void thereAreAsManyStockOutMailsAsFallsToZero(@ForAll @Size(max = 60) List<@IntRange(max = 12) Integer> levels) {
        long mails = 0;
        long falls = 0;
        for (int i = 1; i < levels.size(); i++) {
            int before = levels.get(i - 1);
            int after = levels.get(i);
            falls += before > 0 && after == 0 ? 1 : 0;
            mails +=
                    NoticeRules.about(movement(before, after), 4)
                            .filter(notice -> notice.kind() == MailKind.STOCK_OUT)
                            .stream()
                            .count();
        }
        assertThat(mails).isEqualTo(falls);
    }

    @Test
    void aNewOrderTellsTheCustomerOnceAndEachBrandOnItsOwn() {
        var placed = new OrderEvent.OrderPlaced(
                envelope(null),
                1,
                834523,
                List.of(
                        new OrderEvent.PlacedLine(1, AMELIE, SKU, 2),
                        new OrderEvent.PlacedLine(2, NORD, new Sku("nord.1"), 1),
                        new OrderEvent.PlacedLine(3, AMELIE, new Sku("ab_30x30_white"), 1)));
        assertThat(NoticeRules.about(placed))
                .extracting(Notice.OfOrder::kind, Notice.OfOrder::brandId)
                .containsExactly(
                        tuple(MailKind.ORDER_PLACED, null),
                        tuple(MailKind.NEW_ORDER, AMELIE),
                        tuple(MailKind.NEW_ORDER, NORD));
    }

    @Test
    void aBrandIsNotToldWhatItCancelledItself() {
        assertThat(NoticeRules.about(cancelled(false)))
                .extracting(Notice::kind)
                .containsExactly(MailKind.ORDER_CANCELLED);
        assertThat(NoticeRules.about(cancelled(true)))
                .extracting(Notice::kind)
                .containsExactly(MailKind.ORDER_CANCELLED, MailKind.CANCELLED_BY_CUSTOMER);
    }

    @Test
    void aSecondLookAtUnitsOnHoldIsNoSecondArrival() {
        var arrived = List.of(new OrderEvent.InspectedUnits(1, SKU, 1, 0, 2));
        var lookedAt = List.of(new OrderEvent.InspectedUnits(1, SKU, 1, 1, -2));
        assertThat(NoticeRules.about(new OrderEvent.ReturnReceived(envelope(null), 4, 834523, AMELIE, 5001, arrived)))
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice.units().getFirst().quantity()).isEqualTo(3));
        assertThat(NoticeRules.about(new OrderEvent.ReturnReceived(envelope(null), 5, 834523, AMELIE, 5001, lookedAt)))
                .isEmpty();
    }

    @Test
    void aRefusedOrderMailsNobody() {
        assertThat(NoticeRules.about(new OrderEvent.OrderRefused(envelope(null), 1, List.of())))
                .isEmpty();
    }

    private static OrderEvent cancelled(boolean byCustomer) {
        return new OrderEvent.LinesCancelled(
                envelope("changed my mind"),
                2,
                834523,
                AMELIE,
                byCustomer,
                true,
                List.of(new OrderEvent.LineUnits(1, SKU, 1)));
    }

    private static InventoryEvent movement(long before, long after) {
        int delta = Math.toIntExact(after - before);
        return delta > 0
                ? new StockReceived(envelope(null), AMELIE, SKU, delta, after, 7, null)
                : new StockWrittenOff(envelope("lost"), AMELIE, SKU, delta, after, 7);
    }

    private static Envelope envelope(@Nullable String reason) {
        return new Envelope(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new FyId(UUID.randomUUID()),
                reason,
                Instant.parse("2026-11-22T10:15:30.123456Z"));
    }
}
