package fy.storefront;

import fy.shared.Bounds;
import fy.shared.Sku;
import fy.web.Form;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads quantities out of forms. */
final class BasketForm {

    private static final String PREFIX = "quantity.";

    private BasketForm() {}

    /** Name of the field for a SKU's quantity. */
    static String field(Sku sku) {
        return PREFIX + sku;
    }

    /** A quantity to put in: 1 to 1 000. */
    static int toAdd(Form form, @Nullable String typed) {
        return (int) form.whole("quantity", typed == null ? "1" : typed, 1, Bounds.MAX_LINE_QUANTITY);
    }

    /** All quantities of the basket's own form: 0 takes a line out. */
    static List<CartLine> toSet(Form form, MultivaluedMap<String, String> fields) {
        var lines = new ArrayList<CartLine>();
        fields.forEach((name, values) -> {
            var code = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
            if (Sku.isValid(code)) {
                lines.add(new CartLine(
                        new Sku(code), (int) form.whole(name, values.getFirst(), 0, Bounds.MAX_LINE_QUANTITY)));
            }
        });
        return lines;
    }
}
