package fy.inventory;

import fy.shared.FyId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that was uploaded: looked at, then applied whole or not at all.
 *
 * @param counts a file of counts; else of movements
 * @param copy 0, or the number of the copy when somebody asked to book the same file once more
 * @param version what is applied is the version that was looked at
 * @param decisionId the decision that applied it; null until then
 * @param uploadedBy display name
 * @param appliedBy display name
 * @param applying somebody began to apply this version: it cannot be corrected any more, only applied
 */
public record StockImport(
        UUID importId,
        FyId uploader,
        String fileName,
        boolean counts,
        int copy,
        int rowCount,
        int faultCount,
        int version,
        String uploadedBy,
        Instant uploadedAt,
        @Nullable UUID decisionId,
        @Nullable String appliedBy,
        @Nullable Instant appliedAt,
        boolean applying) {

    public boolean applied() {
        return decisionId != null;
    }

    /** Whether it can be applied as it is. */
    public boolean ready() {
        return decisionId == null && faultCount == 0;
    }
}
