package fy.catalog;

import fy.shared.BrandId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a brand makes; what is sold of it are its SKUs.
 *
 * @param skuCount how many SKUs it has
 * @param version for editing: another one means somebody else edited it
 */
public record Product(
        UUID productId,
        BrandId brandId,
        String name,
        String description,
        @Nullable UUID pictureId,
        boolean published,
        int skuCount,
        Instant createdAt,
        int version) {}
