package fy.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The stock of a SKU. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Quantity(
        @Schema(examples = "ab_20x20_white") @JsonProperty("SKU")
        String sku,

        @Schema(description = "Units in stock") long quantity,

        @Schema(description = "The SKU's last movement in this figure; 0 when it never moved")
        long seq,

        @Schema(description = "The instant this figure is of")
        Instant asOf,

        @Schema(description = "true: decided, and not yet published; else left out") @Nullable
        Boolean publishing) {}
