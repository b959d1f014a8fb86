package fy.orders;

import fy.shared.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units that come back to one brand. Receiving them does not put them on sale.
 *
 * @param reason the customer's words, may be empty
 * @param receivedAt when its first units arrived
 */
public record OrderReturn(
        long returnId,
        long orderId,
        String reason,
        Instant requestedAt,
        @Nullable Instant approvedAt,
        @Nullable Instant declinedAt,
        @Nullable Instant receivedAt,
        @Nullable String declineReason,
        List<Line> lines) {

    /** {@code received = fit + discarded + held}; {@code putOnSale <= fit}. All in units. */
    public record Line(
            long returnLineId,
            long lineId,
            Sku sku,
            String productName,
            String variant,
            int requested,
            int received,
            int fit,
            int discarded,
            int held,
            int putOnSale) {

        /** The product's name, with the variant where there is one. */
        public String title() {
            return OrderLine.title(productName, variant);
        }

        /** Units that have not arrived yet. */
        public int expected() {
            return requested - received;
        }

        /** Units that are fit and not on sale yet. */
        public int fitNotOnSale() {
            return fit - putOnSale;
        }
    }

    public ReturnStatus status() {
        if (declinedAt != null) {
            return ReturnStatus.DECLINED;
        }
        if (receivedAt != null) {
            return ReturnStatus.RECEIVED;
        }
        return approvedAt != null ? ReturnStatus.APPROVED : ReturnStatus.REQUESTED;
    }

    /** Whether its goods may be received. */
    public boolean acceptsGoods() {
        return approvedAt != null && declinedAt == null;
    }

    /** Units that have not arrived yet, over all lines. */
    public int expected() {
        return lines.stream().mapToInt(Line::expected).sum();
    }
}
