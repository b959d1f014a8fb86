package fy.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import fy.orders.ShipTo;
import fy.orders.WantedLine;
import fy.shared.Bounds;
import fy.shared.BrandId;
import fy.shared.Sku;
import fy.web.FieldError;
import fy.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An order as it came in. Prices are the catalogue's, never the caller's. */
record NewOrder(
        @Schema(description = "1 to 100 lines", required = true) @Nullable
        List<@Nullable Line> lines,

        @Schema(required = true) @Nullable Address shipTo) {

    record Line(
            @Schema(examples = "ab_20x20_white", required = true) @JsonProperty("SKU") @Nullable
            String sku,

            @Schema(description = "1 to 1,000 units", implementation = Integer.class, examples = "2", required = true)
            @Nullable
            JsonNode quantity,

            @Schema(description = "The brand whose SKU it must be; its own code is understood too") @Nullable
            UUID brandId) {}

    record Address(
            @Schema(examples = "Ada Lovelace") @Nullable String name,
            @Schema(examples = "Ringstrasse 1") @Nullable String street,
            @Schema(examples = "Wien") @Nullable String city,
            @Schema(examples = "1010") @Nullable String postcode,

            @Schema(description = "ISO 3166, two letters", examples = "AT") @Nullable
            String country) {

        ShipTo value() {
            return new ShipTo(text(name), text(street), text(city), text(postcode), text(country));
        }

        private static String text(@Nullable String text) {
            return Objects.requireNonNullElse(text, "");
        }
    }

    ShipTo address() {
        if (shipTo == null) {
            throw ProblemException.invalid("shipTo", "is required");
        }
        return shipTo.value();
    }

    List<WantedLine> wanted() {
        if (lines == null || lines.isEmpty() || lines.size() > Bounds.MAX_ORDER_LINES) {
            throw ProblemException.invalid("lines", "must be 1 to 100 lines");
        }
        var errors = new ArrayList<FieldError>();
        var wanted = new ArrayList<WantedLine>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var field = "lines[" + i + "]";
            if (line == null) {
                errors.add(new FieldError(field, "must be an object"));
                continue;
            }
            if (line.sku() == null || !Sku.isValid(line.sku())) {
                errors.add(new FieldError(field + ".SKU", "must be 1 to 40 of the characters A-Z a-z 0-9 . _ -"));
            }
            int quantity = Units.of(field + ".quantity", line.quantity(), errors);
            if (errors.isEmpty() && line.sku() != null) {
                var brandId = line.brandId() == null ? null : new BrandId(line.brandId());
                wanted.add(new WantedLine(new Sku(line.sku()), quantity, brandId));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return wanted;
    }
}
