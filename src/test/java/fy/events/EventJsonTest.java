package fy.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fy.events.InventoryEvent.MovementReversed;
import fy.events.InventoryEvent.SaleCancelled;
import fy.events.InventoryEvent.StockCounted;
import fy.events.InventoryEvent.StockReceived;
import fy.events.InventoryEvent.StockSold;
import fy.events.InventoryEvent.StockWrittenOff;
import fy.events.OrderEvent.InspectedUnits;
import fy.events.OrderEvent.LineUnits;
import fy.events.OrderEvent.LinesCancelled;
import fy.events.OrderEvent.OrderAccepted;
import fy.events.OrderEvent.OrderPlaced;
import fy.events.OrderEvent.OrderRefused;
import fy.events.OrderEvent.ParcelShipped;
import fy.events.OrderEvent.PlacedLine;
import fy.events.OrderEvent.ReturnApproved;
import fy.events.OrderEvent.ReturnDeclined;
import fy.events.OrderEvent.ReturnReceived;
import fy.events.OrderEvent.ReturnRequested;
import fy.events.OrderEvent.ReturnUnits;
import fy.events.OrderEvent.Shortfall;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    private static final Envelope ENVELOPE = new Envelope(
            new UUID(1, 1),
            new UUID(2, 2),
            new FyId(new UUID(3, 3)),
            "because",
            Instant.parse("2026-11-22T10:15:30.123456Z"));
    private static final BrandId BRAND = new BrandId(new UUID(4, 4));
    private static final Sku SKU = new Sku("ab_20x20_white");

    static Stream<InventoryEvent> movements() {
        return Stream.of(
                new StockReceived(ENVELOPE, BRAND, SKU, 2, 100, 41, null),
                new StockReceived(ENVELOPE, BRAND, SKU, 2, 100, 41, 17L),
                new StockSold(ENVELOPE, BRAND, SKU, -2, 98, 41, 834523L),
                new SaleCancelled(ENVELOPE, BRAND, SKU, 1, 99, 42, 834523L, new UUID(5, 5)),
                new StockCounted(ENVELOPE, BRAND, SKU, 0, 99, 43, 101, 2, Instant.parse("2026-11-22T09:00:00Z")),
                new StockWrittenOff(ENVELOPE, BRAND, SKU, -99, 0, 44),
                new MovementReversed(ENVELOPE, BRAND, SKU, 99, 99, 45, new UUID(6, 6)));
    }

    static Stream<OrderEvent> steps() {
        var units = List.of(new LineUnits(8, SKU, 2));
        return Stream.of(
                new OrderPlaced(ENVELOPE, 1, 834523, List.of(new PlacedLine(8, BRAND, SKU, 2))),
                new OrderRefused(ENVELOPE, 1, List.of(new Shortfall(SKU, 2, 1, 40))),
                new OrderAccepted(ENVELOPE, 2, 834523, BRAND),
                new ParcelShipped(ENVELOPE, 3, 834523, BRAND, 77, units),
                new LinesCancelled(ENVELOPE, 4, 834523, BRAND, true, true, units),
                new ReturnRequested(ENVELOPE, 5, 834523, BRAND, 5001, List.of(new ReturnUnits(9, 8, SKU, 1))),
                new ReturnApproved(ENVELOPE, 6, 834523, BRAND, 5001),
                new ReturnDeclined(ENVELOPE, 7, 834523, BRAND, 5001),
                new ReturnReceived(ENVELOPE, 8, 834523, BRAND, 5001, List.of(new InspectedUnits(9, SKU, 1, 0, -1))));
    }

    @ParameterizedTest
    @MethodSource("movements")
    void a_movement_is_read_as_it_was_written(InventoryEvent movement) {
        assertThat(EventJson.inventory(EventJson.encode(movement))).isEqualTo(movement);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void an_orders_step_is_read_as_it_was_written(OrderEvent step) {
        assertThat(OrderEventJson.order(OrderEventJson.encode(step))).isEqualTo(step);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void an_orders_step_survives_the_ledger(OrderEvent step) {
        var again = OrderEventJson.ofLedger(
                step.type(),
                step.envelope(),
                step.seq(),
                step.orderNumber().orElse(null),
                step.brand().orElse(null),
                OrderEventJson.detail(step));

        assertThat(again).isEqualTo(step);
    }

    @Test
    void a_sale_looks_as_the_contract_says() {
        assertThat(EventJson.text(new StockSold(ENVELOPE, BRAND, SKU, -2, 98, 41, 834523L)))
                .isEqualTo("""
                        {"eventId":"00000000-0000-0001-0000-000000000001","type":"StockSold","SKU":"ab_20x20_white",\
                        "deltaQuantity":-2,"quantity":98,"seq":41,"brandId":"00000000-0000-0004-0000-000000000004",\
                        "decisionId":"00000000-0000-0002-0000-000000000002","orderId":834523,\
                        "actor":"00000000-0000-0003-0000-000000000003","reason":"because",\
                        "occurredAt":"2026-11-22T10:15:30.123456Z","v":1}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{}",
                "{\"v\":2}",
                "{\"v\":1}",
                "{\"v\":1,\"v\":1}",
                "{\"v\":1.5}",
                "{\"v\":\"1\"}",
                "null",
                "{\"v\":1} {}"
            })
    void what_is_no_event_is_unreadable(String text) {
        assertThatThrownBy(() -> EventJson.inventory(text.getBytes(UTF_8))).isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(() -> OrderEventJson.order(text.getBytes(UTF_8))).isInstanceOf(UnreadableEvent.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"StockSold\"->\"type\":\"StockStolen\"",
                "\"SKU\":\"ab_20x20_white\"->\"SKU\":\"ab 20\"",
                "\"SKU\":\"ab_20x20_white\"->\"SKU\":7",
                "\"deltaQuantity\":-2->\"deltaQuantity\":-99999999999",
                "\"deltaQuantity\":-2->\"deltaQuantity\":\"-2\"",
                "\"quantity\":98->\"quantity\":-1",
                "\"seq\":41->\"seq\":0",
                "\"seq\":41->\"seq\":41.5",
                "\"orderId\":834523->\"orderId\":null",
                "2026-11-22T10:15:30.123456Z->yesterday",
                "\"v\":1->\"v\":3",
                "\"v\":1->\"v\":1,\"v\":1"
            })
    void a_damaged_movement_is_unreadable(String damage) {
        String[] parts = damage.split("->");
        String whole = EventJson.text(new StockSold(ENVELOPE, BRAND, SKU, -2, 98, 41, 834523L));
        String damaged = whole.replace(parts[0], parts[1]);

        assertThat(damaged).isNotEqualTo(whole);
        assertThatThrownBy(() -> EventJson.inventory(damaged.getBytes(UTF_8))).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void no_value_at_all_is_unreadable() {
        assertThatThrownBy(() -> EventJson.inventory(null)).isInstanceOf(UnreadableEvent.class);
    }
}
