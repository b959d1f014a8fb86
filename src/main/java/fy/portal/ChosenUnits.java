package fy.portal;

import fy.orders.LineQuantity;
import fy.orders.Outcome;
import fy.shared.Bounds;
import fy.web.Form;
import fy.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a form's table of lines: a hidden id and a number of pieces in each row. Rows with none are left out. */
final class ChosenUnits {

    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private ChosenUnits() {}

    static List<Long> ids(List<String> lines) {
        if (lines.size() > Bounds.MAX_ORDER_LINES) {
            throw ProblemException.malformed("line", "There are more rows than an order has.");
        }
        for (var line : lines) {
            if (!ID.matcher(line).matches()) {
                throw ProblemException.malformed("line", "This is not a line of this page.");
            }
        }
        return lines.stream().map(Long::valueOf).toList();
    }

    /** The numbers of one column, 0 where a cell is empty; its field is called {@code <name>-<id>}. */
    static List<Integer> column(Form form, String name, List<Long> ids, List<String> cells) {
        if (cells.size() != ids.size()) {
            throw ProblemException.malformed(name, "Each line needs one number.");
        }
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < ids.size(); i++) {
            var field = name + "-" + ids.get(i);
            var cell = cells.get(i).isBlank() ? "0" : cells.get(i);
            numbers.add((int) form.whole(field, cell, 0, Bounds.MAX_LINE_QUANTITY));
        }
        return numbers;
    }

    static List<LineQuantity> lines(Form form, List<Long> ids, List<Integer> numbers) {
        var chosen = new ArrayList<LineQuantity>();
        for (int i = 0; i < ids.size(); i++) {
            if (numbers.get(i) > 0) {
                chosen.add(new LineQuantity(ids.get(i), numbers.get(i)));
            }
        }
        if (chosen.isEmpty() && !form.hasErrors()) {
            form.reject("", Words.ORDERS.chooseSome());
        }
        return chosen;
    }

    /** Says at each row how many there were. */
    static void reject(Form form, String name, Outcome.Refused refused) {
        form.reject("", Words.ORDERS.notDone(refused.why().words()));
        refused.lines().forEach(line -> form.reject(name + "-" + line.lineId(), Words.ORDERS.onlyHad(line.had())));
    }
}
