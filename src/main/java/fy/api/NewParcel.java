package fy.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import fy.orders.LineQuantity;
import fy.shared.Bounds;
import fy.web.FieldError;
import fy.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A parcel as it came in. */
record NewParcel(
        @Schema(description = "1 to 100 lines of the caller's part of the order", required = true) @Nullable
        List<@Nullable Line> lines,

        @Schema(description = "At most 60 characters", examples = "Post") @Nullable
        String carrier,

        @Schema(description = "At most 80 characters", examples = "RR123456785AT") @Nullable
        String trackingNumber) {

    record Line(
            @Schema(examples = "ab_20x20_white", required = true) @JsonProperty("SKU") @Nullable
            String sku,

            @Schema(description = "1 to 1,000 units", implementation = Integer.class, required = true) @Nullable
            JsonNode quantity) {}

    /** @param lineIds of the caller's part of the order, by every code that names them */
    List<LineQuantity> quantities(Map<String, Long> lineIds) {
        if (lines == null || lines.isEmpty() || lines.size() > Bounds.MAX_ORDER_LINES) {
            throw ProblemException.invalid("lines", "must be 1 to 100 lines");
        }
        var errors = new ArrayList<FieldError>();
        var quantities = new ArrayList<LineQuantity>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var field = "lines[" + i + "]";
            var lineId = line == null || line.sku() == null ? null : lineIds.get(line.sku());
            if (lineId == null) {
                errors.add(new FieldError(field + ".SKU", "is not in your part of this order"));
            }
            int quantity = Units.of(field + ".quantity", line == null ? null : line.quantity(), errors);
            if (lineId != null) {
                quantities.add(new LineQuantity(lineId, quantity));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return quantities;
    }
}
