package fy.storefront;

import fy.shared.Sku;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where things are. */
final class Addresses {

    private static final int MAX_LIVE = 100;

    private Addresses() {}

    static String art(Sku sku) {
        return "/art/" + sku;
    }

    static String brand(String slug) {
        return "/brands/" + slug;
    }

    static String checkout(UUID checkoutId) {
        return "/checkouts/" + checkoutId;
    }

    static String order(long orderId) {
        return "/orders/" + orderId;
    }

    static @Nullable String picture(@Nullable UUID pictureId) {
        return pictureId == null ? null : "/pictures/" + pictureId;
    }

    /** The stream of these SKUs' availability, as many as one stream may name; null for none. */
    static @Nullable String live(List<Availability> shown) {
        var skus = shown.stream()
                .map(Availability::sku)
                .distinct()
                .limit(MAX_LIVE)
                .map(sku -> "sku=" + sku)
                .collect(Collectors.joining("&"));
        return skus.isEmpty() ? null : "/live/stock?" + skus;
    }
}
