package fy.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import fy.shared.Bounds;
import fy.shared.BrandId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of the order topic, version 1. The part that is particular to a type also stands alone, as the ledger's {@code detail}. */
public final class OrderEventJson {

    private OrderEventJson() {}

    public static byte[] encode(OrderEvent event) {
        return text(event).getBytes(StandardCharsets.UTF_8);
    }

    public static String text(OrderEvent event) {
        ObjectNode json = EventFields.JSON.createObjectNode();
        json.put("eventId", event.envelope().eventId().toString());
        json.put("type", event.type());
        json.put("orderId", event.orderNumber().orElse(null));
        json.put("seq", event.seq());
        json.put("brandId", event.brand().map(Object::toString).orElse(null));
        EventJson.putEnvelope(json, event.envelope());
        json.setAll(detailNode(event));
        json.put("v", 1);
        return json.toString();
    }

    /** Only what is particular to this type of event, as JSON text. */
    public static String detail(OrderEvent event) {
        return detailNode(event).toString();
    }

    private static ObjectNode detailNode(OrderEvent event) {
        ObjectNode json = EventFields.JSON.createObjectNode();
        switch (event) {
            case OrderPlaced placed -> {
                ArrayNode lines = json.putArray("lines");
                placed.lines().forEach(l -> lines.addObject()
                        .put("lineId", l.lineId())
                        .put("brandId", l.brandId().toString())
                        .put("SKU", l.sku().code())
                        .put("quantity", l.quantity()));
            }
            case OrderRefused refused -> {
                ArrayNode rows = json.putArray("shortfalls");
                refused.shortfalls().forEach(s -> rows.addObject()
                        .put("SKU", s.sku().code())
                        .put("wanted", s.wanted())
                        .put("had", s.had())
                        .put("seq", s.seq()));
            }
            case OrderAccepted accepted -> {}
            case ParcelShipped shipped -> {
                json.put("parcelId", shipped.parcelId());
                putUnits(json, shipped.lines());
            }
            case LinesCancelled cancelled -> {
                json.put("byCustomer", cancelled.byCustomer()).put("putBack", cancelled.putBack());
                putUnits(json, cancelled.lines());
            }
            case ReturnRequested requested -> {
                ArrayNode lines = json.put("returnId", requested.returnId()).putArray("lines");
                requested.lines().forEach(l -> lines.addObject()
                        .put("returnLineId", l.returnLineId())
                        .put("lineId", l.lineId())
                        .put("SKU", l.sku().code())
                        .put("quantity", l.quantity()));
            }
            case ReturnApproved approved -> json.put("returnId", approved.returnId());
            case ReturnDeclined declined -> json.put("returnId", declined.returnId());
            case ReturnReceived received -> {
                ArrayNode lines = json.put("returnId", received.returnId()).putArray("lines");
                received.lines().forEach(l -> lines.addObject()
                        .put("returnLineId", l.returnLineId())
                        .put("SKU", l.sku().code())
                        .put("fit", l.fit())
                        .put("discard", l.discard())
                        .put("hold", l.hold()));
            }
        }
        return json;
    }

    private static void putUnits(ObjectNode json, List<LineUnits> lines) {
        ArrayNode array = json.putArray("lines");
        lines.forEach(l -> array.addObject()
                .put("lineId", l.lineId())
                .put("SKU", l.sku().code())
                .put("quantity", l.quantity()));
    }

    /**
     * Reads a record of {@code order_events}.
     *
     * @throws UnreadableEvent when this is no order event of version 1
     */
    public static OrderEvent order(byte @Nullable [] json) {
        EventFields f = EventFields.parse(json);
        return build(f.text("type"), f.envelope(), f.number("seq", 1, Long.MAX_VALUE), f);
    }

    /**
     * The event that a row of the ledger holds.
     *
     * @param detail what {@link #detail} gave
     * @throws UnreadableEvent when it holds none
     */
    public static OrderEvent ofLedger(
            String type,
            Envelope envelope,
            long seq,
            @Nullable Long orderId,
            @Nullable BrandId brandId,
            String detail) {
        try {
            var json = (ObjectNode) EventFields.JSON.readTree(detail);
            json.put("orderId", orderId);
            json.put("brandId", brandId == null ? null : brandId.toString());
            return build(type, envelope, seq, new EventFields(json));
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("not JSON", e);
        }
    }

    private static OrderEvent build(String type, Envelope envelope, long seq, EventFields f) {
        return switch (type) {
            case "OrderPlaced" ->
                new OrderPlaced(envelope, seq, id(f, "orderId"), f.list("lines", OrderEventJson::placedLine));
            case "OrderRefused" -> new OrderRefused(envelope, seq, f.list("shortfalls", OrderEventJson::shortfall));
            case "OrderAccepted" -> new OrderAccepted(envelope, seq, id(f, "orderId"), f.brandId());
            case "ParcelShipped" ->
                new ParcelShipped(
                        envelope,
                        seq,
                        id(f, "orderId"),
                        f.brandId(),
                        id(f, "parcelId"),
                        f.list("lines", OrderEventJson::lineUnits));
            case "LinesCancelled" ->
                new LinesCancelled(
                        envelope,
                        seq,
                        id(f, "orderId"),
                        f.brandId(),
                        f.flag("byCustomer"),
                        f.flag("putBack"),
                        f.list("lines", OrderEventJson::lineUnits));
            case "ReturnRequested" ->
                new ReturnRequested(
                        envelope,
                        seq,
                        id(f, "orderId"),
                        f.brandId(),
                        id(f, "returnId"),
                        f.list("lines", OrderEventJson::returnUnits));
            case "ReturnApproved" ->
                new ReturnApproved(envelope, seq, id(f, "orderId"), f.brandId(), id(f, "returnId"));
            case "ReturnDeclined" ->
                new ReturnDeclined(envelope, seq, id(f, "orderId"), f.brandId(), id(f, "returnId"));
            case "ReturnReceived" ->
                new ReturnReceived(
                        envelope,
                        seq,
                        id(f, "orderId"),
                        f.brandId(),
                        id(f, "returnId"),
                        f.list("lines", OrderEventJson::inspectedUnits));
            default -> throw new UnreadableEvent("unknown type");
        };
    }

    private static PlacedLine placedLine(EventFields f) {
        return new PlacedLine(id(f, "lineId"), f.brandId(), f.sku(), f.units("quantity", 1));
    }

    private static LineUnits lineUnits(EventFields f) {
        return new LineUnits(id(f, "lineId"), f.sku(), f.units("quantity", 1));
    }

    private static ReturnUnits returnUnits(EventFields f) {
        return new ReturnUnits(id(f, "returnLineId"), id(f, "lineId"), f.sku(), f.units("quantity", 1));
    }

    private static InspectedUnits inspectedUnits(EventFields f) {
        return new InspectedUnits(
                id(f, "returnLineId"),
                f.sku(),
                f.units("fit", 0),
                f.units("discard", 0),
                f.units("hold", Integer.MIN_VALUE));
    }

    private static Shortfall shortfall(EventFields f) {
        return new Shortfall(
                f.sku(),
                f.number("wanted", 1, Long.MAX_VALUE),
                f.number("had", 0, Bounds.MAX_QUANTITY),
                f.number("seq", 0, Long.MAX_VALUE));
    }

    private static long id(EventFields f, String name) {
        return f.number(name, 1, Long.MAX_VALUE);
    }
}
