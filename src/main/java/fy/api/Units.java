package fy.api;

import com.fasterxml.jackson.databind.JsonNode;
import fy.shared.Bounds;
import fy.web.FieldError;
import fy.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Units of an order line as they were written: nothing is rounded, nothing is read out of a text. */
final class Units {

    private Units() {}

    /** 1 to 1000; 0 where an error was noted. */
    static int of(String field, @Nullable JsonNode given, List<FieldError> errors) {
        if (given == null || !given.isIntegralNumber()) {
            errors.add(new FieldError(field, "must be a whole number, without quotes"));
            return 0;
        }
        if (!given.canConvertToInt() || given.intValue() < 1 || given.intValue() > Bounds.MAX_LINE_QUANTITY) {
            errors.add(new FieldError(field, "must be between 1 and 1,000"));
            return 0;
        }
        return given.intValue();
    }

    /** 1 to 1000, or null where none are given. */
    static @Nullable Integer orAll(String field, @Nullable JsonNode given) {
        if (given == null) {
            return null;
        }
        var errors = new ArrayList<FieldError>();
        int units = of(field, given, errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return units;
    }
}
