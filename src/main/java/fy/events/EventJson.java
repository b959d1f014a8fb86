package fy.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fy.events.InventoryEvent.MovementReversed;
import fy.events.InventoryEvent.SaleCancelled;
import fy.events.InventoryEvent.StockCounted;
import fy.events.InventoryEvent.StockReceived;
import fy.events.InventoryEvent.StockSold;
import fy.events.InventoryEvent.StockWrittenOff;
import fy.shared.Bounds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The JSON of the inventory topic, version 1: flat, one object an event. Orders: {@link OrderEventJson}. */
public final class EventJson {

    private EventJson() {}

    public static byte[] encode(InventoryEvent event) {
        return text(event).getBytes(StandardCharsets.UTF_8);
    }

    /** The event as JSON text, as it stands on the topic and as the API answers it. */
    public static String text(InventoryEvent event) {
        ObjectNode json = EventFields.JSON.createObjectNode();
        json.put("eventId", event.envelope().eventId().toString());
        json.put("type", event.type());
        json.put("SKU", event.sku().code());
        json.put("deltaQuantity", event.deltaQuantity());
        json.put("quantity", event.quantity());
        json.put("seq", event.seq());
        json.put("brandId", event.brandId().toString());
        json.put("decisionId", event.envelope().decisionId().toString());
        json.put("orderId", event.orderId());
        json.put("actor", event.envelope().actor().toString());
        json.put("reason", event.envelope().reason());
        json.put("occurredAt", instant(event.envelope().occurredAt()));
        putOwn(event, json);
        json.put("v", 1);
        return json.toString();
    }

    private static void putOwn(InventoryEvent event, ObjectNode json) {
        switch (event) {
            case StockReceived received -> {
                if (received.returnLineId() != null) {
                    json.put("returnLineId", received.returnLineId());
                }
            }
            case SaleCancelled cancelled ->
                json.put("saleEventId", cancelled.saleEventId().toString());
            case StockCounted counted ->
                json.put("counted", counted.counted())
                        .put("setAside", counted.setAside())
                        .put("asOf", instant(counted.asOf()));
            case MovementReversed reversed ->
                json.put("reverses", reversed.reverses().toString());
            case StockSold sold -> {}
            case StockWrittenOff writtenOff -> {}
        }
    }

    /**
     * Reads a record of {@code inventory_events}.
     *
     * @throws UnreadableEvent when this is no inventory event of version 1
     */
    public static InventoryEvent inventory(byte @Nullable [] json) {
        EventFields f = EventFields.parse(json);
        var envelope = f.envelope();
        var brand = f.brandId();
        var sku = f.sku();
        int delta = (int) f.number("deltaQuantity", -Bounds.MAX_QUANTITY, Bounds.MAX_QUANTITY);
        long quantity = f.number("quantity", 0, Bounds.MAX_QUANTITY);
        long seq = f.number("seq", 1, Long.MAX_VALUE);
        return switch (f.text("type")) {
            case "StockReceived" ->
                new StockReceived(envelope, brand, sku, delta, quantity, seq, optionalId(f, "returnLineId"));
            case "StockSold" -> new StockSold(envelope, brand, sku, delta, quantity, seq, id(f, "orderId"));
            case "SaleCancelled" ->
                new SaleCancelled(envelope, brand, sku, delta, quantity, seq, id(f, "orderId"), f.uuid("saleEventId"));
            case "StockCounted" ->
                new StockCounted(
                        envelope,
                        brand,
                        sku,
                        delta,
                        quantity,
                        seq,
                        f.number("counted", 0, Bounds.MAX_QUANTITY),
                        f.number("setAside", 0, Bounds.MAX_QUANTITY),
                        f.instant("asOf"));
            case "StockWrittenOff" -> new StockWrittenOff(envelope, brand, sku, delta, quantity, seq);
            case "MovementReversed" ->
                new MovementReversed(envelope, brand, sku, delta, quantity, seq, f.uuid("reverses"));
            default -> throw new UnreadableEvent("unknown type");
        };
    }

    static String instant(Instant instant) {
        return InstantText.of(instant);
    }

    private static long id(EventFields f, String name) {
        return f.number(name, 1, Long.MAX_VALUE);
    }

    private static @Nullable Long optionalId(EventFields f, String name) {
        return f.isNull(name) ? null : id(f, name);
    }

    static void putEnvelope(ObjectNode json, Envelope envelope) {
        json.put("eventId", envelope.eventId().toString());
        json.put("decisionId", envelope.decisionId().toString());
        json.put("actor", envelope.actor().toString());
        json.put("reason", envelope.reason());
        json.put("occurredAt", instant(envelope.occurredAt()));
    }
}
