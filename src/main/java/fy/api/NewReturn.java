package fy.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import fy.shared.Sku;
import fy.web.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A return as it came in. */
record NewReturn(
        @Schema(
                description = "The same as in the path",
                implementation = Long.class,
                examples = "834523",
                required = true)
        @Nullable
        JsonNode orderId,

        @Schema(examples = "ab_20x20_white", required = true) @JsonProperty("SKU") @Nullable
        String sku,

        @Schema(
                description = "1 to 1,000 units; left out: all that were shipped and have not come back",
                implementation = Integer.class)
        @Nullable
        JsonNode quantity) {

    /**
     * What came of it.
     *
     * @param status {@code requested} by a customer; {@code received}, and on hold, by the brand
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record Made(
            long returnId,
            long orderId,
            @JsonProperty("SKU") String sku,
            @Nullable Integer quantity,
            String status,
            @Nullable Integer held) {}

    Sku checkedSku() {
        if (sku == null || !Sku.isValid(sku)) {
            throw ProblemException.invalid("SKU", "must be 1 to 40 of the characters A-Z a-z 0-9 . _ -");
        }
        return new Sku(sku);
    }
}
