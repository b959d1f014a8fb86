package fy.live;

import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Whose an order is, and whether it, or a desk, moved since a page was made. Found through its owner, never by its number alone. */
@ApplicationScoped
class OrderState {

    private final Jdbc jdbc;

    @Inject
    OrderState(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    boolean isOf(FyId customer, long orderId) {
        return jdbc.first("select 1 from orders where fy_id = ? and order_id = ?", row -> true, customer, orderId)
                .isPresent();
    }

    boolean isOf(BrandId brandId, long orderId) {
        return jdbc.first(
                        "select 1 from brand_orders where brand_id = ? and order_id = ?", row -> true, brandId, orderId)
                .isPresent();
    }

    boolean movedSince(long orderId, Instant since) {
        return jdbc.first(
                        "select 1 from order_events where key = ? and occurred_at > ? limit 1",
                        row -> true,
                        String.valueOf(orderId),
                        since)
                .isPresent();
    }

    boolean movedSince(BrandId brandId, long orderId, Instant since) {
        return jdbc.first(
                        "select 1 from order_events where key = ? and brand_id = ? and occurred_at > ? limit 1",
                        row -> true,
                        String.valueOf(orderId),
                        brandId,
                        since)
                .isPresent();
    }

    /** Whether anything of a brand moved: its stock, or an order of which a part is its own. */
    boolean deskMovedSince(BrandId brandId, Instant since) {
        return jdbc.first("""
                        select 1 where
                            exists (select 1 from skus s where s.brand_id = ? and exists (
                                select 1 from inventory_events e where e.sku = s.sku and e.occurred_at > ?))
                            or exists (select 1 from order_events where brand_id = ? and occurred_at > ?)
                            or exists (select 1 from brand_orders where brand_id = ? and placed_at > ?)
                        """, row -> true, brandId, since, brandId, since, brandId, since)
                .isPresent();
    }
}
