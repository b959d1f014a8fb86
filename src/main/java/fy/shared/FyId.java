package fy.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A client: someone who has logged in. */
public record FyId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FyId {}

    public static FyId of(String text) {
        return new FyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
