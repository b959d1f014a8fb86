package fy.inventory.updater;

import fy.eventstore.Identity;
import fy.shared.FyId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request to the updater.
 *
 * @param decisionId a new id; the decision keeps it, and with it groups its events
 * @param actor who does it
 * @param reason why, where the act as a whole has a reason
 * @param attachment what the {@link DecisionWriter} needs to write beside the events (an order's content); never looked at here
 */
public record StockRequest(
        UUID decisionId,
        Identity identity,
        FyId actor,
        @Nullable String reason,
        StockAct act,
        @Nullable Object attachment) {}
