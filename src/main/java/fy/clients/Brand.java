package fy.clients;

import fy.shared.BrandId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A brand as the marketplace knows it.
 *
 * @param slug part of its address, {@code [a-z0-9-]{1,40}}
 * @param story what it says about itself, plain text
 * @param contactEmail for the operator and for customers' questions
 * @param website https address
 * @param shippingPrice flat price per order, minor units of the marketplace's currency, tax included
 */
public record Brand(
        BrandId brandId,
        String slug,
        String name,
        String story,
        String contactEmail,
        @Nullable String website,
        Status status,
        long shippingPrice,
        Instant appliedAt) {

    /** Where an application stands; only approved brands sell. */
    public enum Status {
        APPLIED,
        APPROVED,
        DECLINED
    }

    public boolean isApproved() {
        return status == Status.APPROVED;
    }
}
