package fy.inventory;

import fy.shared.InvalidInput.Fault;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file as it was read; what could not be read is null and stands in the faults.
 *
 * @param line of the file, from 1
 * @param code the SKU or the brand's own code, as written
 * @param faults the field of each is the column's heading
 */
record ImportLine(
        int line,
        String code,
        @Nullable Integer delta,
        @Nullable Long counted,
        @Nullable Long setAside,
        @Nullable Instant asOf,
        @Nullable String reason,
        List<Fault> faults) {}
