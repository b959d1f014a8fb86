package fy.api;

import com.fasterxml.jackson.databind.JsonNode;
import fy.orders.CancelReason;
import fy.web.ProblemException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change of the caller's part of an order. */
record OrderPatch(
        @Schema(
                description = "The same as in the path",
                implementation = Long.class,
                examples = "834523",
                required = true)
        @Nullable
        JsonNode orderId,

        @Schema(
                description = "accepted; shipped (everything open, in one parcel); cancelled (everything open)",
                enumeration = {"accepted", "shipped", "cancelled"},
                required = true)
        @Nullable
        String status,

        @Schema(
                description = "With cancelled only, and then required",
                enumeration = {"changed_mind", "unpaid", "not_there", "damaged"})
        @Nullable
        String reason) {

    /** What the status may be. */
    enum Change {
        ACCEPTED,
        SHIPPED,
        CANCELLED
    }

    /** @throws ProblemException the body names another order than the path */
    static void sameOrder(@Nullable JsonNode inBody, long inPath) {
        if (inBody == null || !inBody.isIntegralNumber()) {
            throw ProblemException.invalid("orderId", "must be a whole number, without quotes");
        }
        if (!inBody.canConvertToLong() || inBody.longValue() != inPath) {
            throw ProblemException.invalid("orderId", "is not the order of this address");
        }
    }

    Change change() {
        var change =
                switch (status == null ? "" : status) {
                    case "accepted" -> Change.ACCEPTED;
                    case "shipped" -> Change.SHIPPED;
                    case "cancelled" -> Change.CANCELLED;
                    default -> throw ProblemException.invalid("status", "must be accepted, shipped or cancelled");
                };
        if (reason != null && change != Change.CANCELLED) {
            throw ProblemException.invalid("reason", "belongs to cancelled only");
        }
        return change;
    }

    CancelReason cancelReason() {
        return CancelReason.of(reason == null ? "" : reason)
                .orElseThrow(() -> ProblemException.invalid(
                        "reason",
                        "must be one of "
                                + Arrays.stream(CancelReason.values())
                                        .map(CancelReason::code)
                                        .collect(Collectors.joining(", "))));
    }
}
