package fy.portal;

import fy.inventory.ImportRow;
import fy.inventory.StockImport;
import fy.shared.InvalidInput.Fault;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one import.
 *
 * @param troubled rows at fault, or that would take the stock below zero
 * @param undoable movements of it that can still be undone
 * @param refused what spoke against applying or undoing it just now; empty when nothing did
 * @param leave SKUs to leave out when the others are undone, with commas between them; empty when all can be
 */
record ImportView(
        StockImport it,
        List<Row> rows,
        List<Row> troubled,
        @Nullable String start,
        @Nullable String next,
        int undoable,
        List<String> refused,
        String leave,
        boolean staff) {

    /** One row in words. */
    record Row(
            int rowNo,
            int line,
            String code,
            @Nullable String sku,
            @Nullable String delta,
            @Nullable String counted,
            @Nullable String setAside,
            @Nullable Instant asOf,
            @Nullable String reason,
            List<Fault> faults,
            @Nullable String before,
            @Nullable String after,
            boolean belowZero) {

        static Row of(ImportRow row) {
            return new Row(
                    row.rowNo(),
                    row.line(),
                    row.code(),
                    row.sku() == null ? null : row.sku().code(),
                    row.delta() == null
                            ? null
                            : (row.delta() > 0 ? "+" : "−") + MovementView.figure(Math.abs((long) row.delta())),
                    row.counted() == null ? null : MovementView.figure(row.counted()),
                    row.setAside() == null ? null : String.valueOf(row.setAside()),
                    row.asOf(),
                    row.reason(),
                    row.faults(),
                    row.before() == null ? null : MovementView.figure(row.before()),
                    row.after() == null ? null : MovementView.figure(row.after()),
                    row.belowZero());
        }
    }
}
