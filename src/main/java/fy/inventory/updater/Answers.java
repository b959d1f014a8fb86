package fy.inventory.updater;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fy.events.InventoryEvent;
import fy.eventstore.Decisions.Settled;
import fy.inventory.updater.Decision.Accepted;
import fy.inventory.updater.Decision.Cause;
import fy.inventory.updater.Decision.Refusal;
import fy.inventory.updater.Decision.Refused;
import fy.inventory.updater.Decision.Shortfall;
import fy.inventory.updater.DecisionWriter.Decided;
import fy.shared.Sku;
import java.util.ArrayList;
import java.util.List;

/** A decision as it is kept, and back: the movements themselves stand in the ledger. */
final class Answers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Answers() {}

    static Settled settled(Decided decided) {
        var request = decided.request();
        var decision = decided.decision();
        return new Settled(
                request.identity(),
                decision.decisionId(),
                request.act().kind(),
                decision instanceof Accepted,
                json(decision),
                decision.decidedAt());
    }

    private static String json(Decision decision) {
        var json = JSON.createObjectNode();
        switch (decision) {
            case Accepted accepted -> {
                if (accepted.orderId() != null) {
                    json.put("orderId", accepted.orderId());
                }
            }
            case Refused refused -> {
                var rows = json.putArray("refused");
                refused.refusal().rows().forEach(row -> rows.addObject()
                        .put("SKU", row.sku().code())
                        .put("cause", row.cause().name())
                        .put("wanted", row.wanted())
                        .put("had", row.had())
                        .put("seq", row.seq()));
            }
        }
        return json.toString();
    }

    /** The decision that was settled, given again. */
    static Decision again(Settled settled, List<InventoryEvent> movements) {
        var json = read(settled.answer());
        if (settled.accepted()) {
            var orderId = json.get("orderId");
            return new Accepted(
                    settled.decisionId(),
                    settled.decidedAt(),
                    movements,
                    orderId == null ? null : orderId.longValue(),
                    List.of());
        }
        var rows = new ArrayList<Shortfall>();
        json.path("refused")
                .forEach(row -> rows.add(new Shortfall(
                        new Sku(row.path("SKU").asText()),
                        Cause.valueOf(row.path("cause").asText()),
                        row.path("wanted").asLong(),
                        row.path("had").asLong(),
                        row.path("seq").asLong())));
        return new Refused(settled.decisionId(), settled.decidedAt(), new Refusal(rows));
    }

    private static JsonNode read(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept answer is no JSON", e);
        }
    }
}
