package fy.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Sku;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the fields of an event strictly: what is missing, of another kind or out of range makes it unreadable. */
final class EventFields {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
            .build();

    private static final int MAX_BYTES = 200_000;

    private final JsonNode node;

    EventFields(JsonNode node) {
        this.node = node;
    }

    static EventFields parse(byte @Nullable [] json) {
        if (json == null || json.length == 0) {
            throw new UnreadableEvent("no value");
        }
        if (json.length > MAX_BYTES) {
            throw new UnreadableEvent("value of " + json.length + " bytes");
        }
        try {
            JsonNode node = JSON.readTree(json);
            if (node == null || !node.isObject()) {
                throw new UnreadableEvent("not a JSON object");
            }
            var fields = new EventFields(node);
            if (fields.number("v", 1, Integer.MAX_VALUE) != 1) {
                throw new UnreadableEvent("unknown version v=" + node.get("v"));
            }
            return fields;
        } catch (IOException e) {
            throw new UnreadableEvent("not JSON", e);
        }
    }

    Envelope envelope() {
        return new Envelope(
                uuid("eventId"),
                uuid("decisionId"),
                new FyId(uuid("actor")),
                optionalText("reason"),
                instant("occurredAt"));
    }

    Sku sku() {
        try {
            return new Sku(text("SKU"));
        } catch (IllegalArgumentException e) {
            throw new UnreadableEvent("SKU is not a SKU", e);
        }
    }

    BrandId brandId() {
        return new BrandId(uuid("brandId"));
    }

    String text(String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isTextual()) {
            throw new UnreadableEvent(name + " is not a text");
        }
        return value.textValue();
    }

    @Nullable
    String optionalText(String name) {
        return isNull(name) ? null : text(name);
    }

    boolean isNull(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull();
    }

    UUID uuid(String name) {
        try {
            return UUID.fromString(text(name));
        } catch (IllegalArgumentException e) {
            throw new UnreadableEvent(name + " is not a UUID", e);
        }
    }

    Instant instant(String name) {
        try {
            return InstantText.instant(text(name));
        } catch (DateTimeException e) {
            throw new UnreadableEvent(name + " is not an instant", e);
        }
    }

    boolean flag(String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isBoolean()) {
            throw new UnreadableEvent(name + " is neither true nor false");
        }
        return value.booleanValue();
    }

    long number(String name, long least, long most) {
        JsonNode value = node.get(name);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new UnreadableEvent(name + " is not a whole number");
        }
        long number = value.longValue();
        if (number < least || number > most) {
            throw new UnreadableEvent(name + " is out of range: " + number);
        }
        return number;
    }

    int units(String name, int least) {
        return (int) number(name, least, Integer.MAX_VALUE);
    }

    <T> List<T> list(String name, Function<EventFields, T> each) {
        JsonNode value = node.get(name);
        if (value == null || !value.isArray()) {
            throw new UnreadableEvent(name + " is not a list");
        }
        var items = new ArrayList<T>();
        value.forEach(item -> items.add(each.apply(new EventFields(item))));
        return List.copyOf(items);
    }
}
