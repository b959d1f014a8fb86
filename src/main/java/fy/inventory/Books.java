package fy.inventory;

import fy.shared.BrandId;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a brand's books balance: what the last verification of its SKUs found. */
@ApplicationScoped
public class Books {

    private final Jdbc jdbc;

    @Inject
    Books(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the last verification found.
     *
     * @param verifiedAt when the SKU verified longest ago was verified
     * @param skus how many SKUs that covers
     * @param firstDifference what does not agree, naming the first bad event; null when balanced
     */
    public record Badge(
            boolean balanced,
            Instant verifiedAt,
            long skus,
            @Nullable String firstDifference) {}

    /** Empty when no SKU of the brand has been verified yet. */
    public Optional<Badge> of(BrandId brand) {
        return jdbc.first(
                """
                select balanced, verified_at, skus, difference from verified_brands where brand_id = ?
                """,
                row -> new Badge(
                        row.getBoolean(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getLong(3),
                        row.getString(4)),
                brand);
    }
}
