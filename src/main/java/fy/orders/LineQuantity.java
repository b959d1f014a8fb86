package fy.orders;

import fy.shared.Bounds;
import fy.shared.Faults;
import fy.shared.InvalidInput;
import java.util.HashSet;
import java.util.List;

/**
 * So many units of an order line.
 *
 * @param quantity units of the order line, 1 to 1000
 */
public record LineQuantity(long lineId, int quantity) {

    /** @throws InvalidInput a line twice, a quantity out of bounds, or too many lines */
    static void check(List<LineQuantity> lines) {
        var faults = new Faults();
        if (lines.size() > Bounds.MAX_ORDER_LINES) {
            faults.add("lines", "An order has at most " + Bounds.MAX_ORDER_LINES + " lines.");
        }
        var seen = new HashSet<Long>();
        for (int i = 0; i < lines.size() && i < Bounds.MAX_ORDER_LINES; i++) {
            var line = lines.get(i);
            if (!seen.add(line.lineId())) {
                faults.add("lines[" + i + "].lineId", "This line is named twice.");
            }
            if (line.quantity() < 1 || line.quantity() > Bounds.MAX_LINE_QUANTITY) {
                faults.add("lines[" + i + "].quantity", "A quantity is 1 to " + Bounds.MAX_LINE_QUANTITY + " units.");
            }
        }
        faults.raise();
    }

    /** @throws InvalidInput also where there is no line */
    static void checkSome(List<LineQuantity> lines) {
        if (lines.isEmpty()) {
            throw new InvalidInput("lines", "Choose at least one unit.");
        }
        check(lines);
    }
}
