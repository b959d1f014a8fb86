package fy.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fy.events.Envelope;
import fy.events.EventJson;
import fy.events.InventoryEvent;
import fy.inventory.Movement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A movement as it stands on the topic. */
final class MovementJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MovementJson() {}

    static List<JsonNode> all(List<Movement> movements) {
        return movements.stream().map(m -> (JsonNode) of(m)).toList();
    }

    /** With its position in the brand's feed. */
    static List<JsonNode> withPosition(List<Movement> movements) {
        return movements.stream()
                .map(m -> (JsonNode) of(m).put("position", m.position()))
                .toList();
    }

    private static ObjectNode of(Movement movement) {
        try {
            return (ObjectNode) JSON.readTree(EventJson.encode(event(movement)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InventoryEvent event(Movement m) {
        var envelope = new Envelope(m.eventId(), m.decisionId(), m.actor(), m.reason(), m.occurredAt());
        var brand = m.brandId();
        int delta = m.deltaQuantity();
        return switch (m.type()) {
            case "StockReceived" ->
                new InventoryEvent.StockReceived(
                        envelope, brand, m.sku(), delta, m.quantity(), m.seq(), m.returnLineId());
            case "StockSold" ->
                new InventoryEvent.StockSold(
                        envelope, brand, m.sku(), delta, m.quantity(), m.seq(), there(m.orderId()));
            case "SaleCancelled" ->
                new InventoryEvent.SaleCancelled(
                        envelope,
                        brand,
                        m.sku(),
                        delta,
                        m.quantity(),
                        m.seq(),
                        there(m.orderId()),
                        there(m.refersTo()));
            case "StockCounted" ->
                new InventoryEvent.StockCounted(
                        envelope,
                        brand,
                        m.sku(),
                        delta,
                        m.quantity(),
                        m.seq(),
                        there(m.counted()),
                        there(m.setAside()),
                        there(m.asOf()));
            case "StockWrittenOff" ->
                new InventoryEvent.StockWrittenOff(envelope, brand, m.sku(), delta, m.quantity(), m.seq());
            case "MovementReversed" ->
                new InventoryEvent.MovementReversed(
                        envelope, brand, m.sku(), delta, m.quantity(), m.seq(), there(m.refersTo()));
            default -> throw new IllegalStateException("the ledger holds an unknown type: " + m.type());
        };
    }

    private static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
