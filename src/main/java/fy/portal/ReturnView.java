package fy.portal;

import fy.orders.OrderReturn;
import fy.orders.ReturnStatus;
import fy.web.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A return with the forms to work on it.
 *
 * @param path address of the page
 * @param staff whether the reader may work on it
 */
record ReturnView(OrderReturn back, String path, boolean staff, Form declining, Form receipt, Form inspection) {

    /** A line whose units may still arrive. */
    record Expected(long returnLineId, String title, int units, Cell fit, Cell discard, Cell hold) {}

    /** A line with units on hold. */
    record Held(
            long returnLineId,
            String title,
            int units,
            Cell fit,
            Cell discard,
            @Nullable String error) {}

    public boolean decidable() {
        return staff && back.status() == ReturnStatus.REQUESTED;
    }

    public boolean receivable() {
        return staff && back.acceptsGoods() && back.expected() > 0;
    }

    public List<Expected> expected() {
        return back.lines().stream()
                .filter(line -> line.expected() > 0)
                .map(line -> new Expected(
                        line.returnLineId(),
                        line.title(),
                        line.expected(),
                        Cell.of(receipt, "fit", line.returnLineId(), line.expected()),
                        Cell.of(receipt, "discard", line.returnLineId(), 0),
                        Cell.of(receipt, "hold", line.returnLineId(), 0)))
                .toList();
    }

    public List<Held> held() {
        return !staff
                ? List.of()
                : back.lines().stream()
                        .filter(line -> line.held() > 0)
                        .map(line -> new Held(
                                line.returnLineId(),
                                line.title(),
                                line.held(),
                                Cell.of(inspection, "held-fit", line.returnLineId(), line.held()),
                                Cell.of(inspection, "held-discard", line.returnLineId(), 0),
                                inspection.error("")))
                        .toList();
    }
}
