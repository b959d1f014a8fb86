package fy.inventory;

import fy.shared.InvalidInput.Fault;
import fy.shared.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of an import.
 *
 * @param line of the file, from 1
 * @param code as written in the file
 * @param sku null when the brand has none with that code
 * @param delta units, of a file of movements
 * @param counted units, of a file of counts; with it {@code setAside} and {@code asOf}
 * @param before units there would be before this row, as of now; null where the row is at fault
 * @param after units there would be after it; below zero means the file would be refused
 * @param faults the field of each is the column's heading
 */
public record ImportRow(
        int rowNo,
        int line,
        String code,
        @Nullable Sku sku,
        @Nullable Integer delta,
        @Nullable Long counted,
        @Nullable Long setAside,
        @Nullable Instant asOf,
        @Nullable String reason,
        List<Fault> faults,
        @Nullable Long before,
        @Nullable Long after) {

    /** Whether the stock would go below zero. */
    public boolean belowZero() {
        return after != null && after < 0;
    }

    /** Units it would add or take away. */
    public @Nullable Long effect() {
        return after == null || before == null ? null : after - before;
    }
}
