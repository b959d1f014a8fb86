package fy.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A stock keeping unit's code: {@code [A-Za-z0-9._-]{1,40}}, compared exactly. */
public record Sku(@JsonValue String code) implements Comparable<Sku> {

    private static final int LONGEST = 40;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sku {
        if (!isValid(code)) {
            throw new IllegalArgumentException("a SKU is 1 to 40 of the characters A-Z a-z 0-9 . _ -");
        }
    }

    public static boolean isValid(String code) {
        if (code.isEmpty() || code.length() > LONGEST) {
            return false;
        }
        // A loop: every event that is read, by each of its readers, comes through here.
        for (int i = 0; i < code.length(); i++) {
            if (!isAllowed(code.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }

    @Override
    public int compareTo(Sku other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
