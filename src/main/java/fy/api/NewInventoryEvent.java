package fy.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import fy.shared.Bounds;
import fy.web.FieldError;
import fy.web.ProblemException;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A restock (positive) or write-off (negative) as it came in. The number is looked at as it was written: nothing is
 * rounded, nothing is read out of a text.
 */
record NewInventoryEvent(
        @Schema(description = "The SKU, or the brand's own code", examples = "ab_20x20_white", required = true)
        @JsonProperty("SKU")
        @Nullable
        String sku,

        @Schema(
                description = "Units: positive restocks, negative writes off; at most 1,000,000 either way, not 0",
                implementation = Integer.class,
                examples = "2",
                required = true)
        @Nullable
        JsonNode deltaQuantity,

        @Schema(description = "Why; required for a write-off; at most 200 characters") @Nullable
        String reason) {

    /** Units, within bounds and not zero. */
    int delta() {
        var errors = new ArrayList<FieldError>();
        if (sku == null) {
            errors.add(new FieldError("SKU", "is required"));
        }
        int delta = 0;
        if (deltaQuantity == null || !deltaQuantity.isIntegralNumber()) {
            errors.add(new FieldError("deltaQuantity", "must be a whole number, without quotes"));
        } else if (!deltaQuantity.canConvertToInt() || Math.abs(deltaQuantity.longValue()) > Bounds.MAX_DELTA) {
            errors.add(new FieldError("deltaQuantity", "must be between -1,000,000 and 1,000,000"));
        } else if (deltaQuantity.intValue() == 0) {
            errors.add(new FieldError("deltaQuantity", "must not be 0"));
        } else {
            delta = deltaQuantity.intValue();
        }
        if (delta < 0 && (reason == null || reason.isBlank())) {
            errors.add(new FieldError("reason", "a write-off (a negative deltaQuantity) needs a reason"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return delta;
    }
}
