package fy.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A brand (tenant). */
public record BrandId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BrandId {}

    public static BrandId of(String text) {
        return new BrandId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
