package fy.orders;

import fy.shared.BrandId;
import fy.shared.FySettings;
import fy.shared.Jdbc;
import fy.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** What a brand sold since an instant. */
@ApplicationScoped
public class BrandDays {

    private final Jdbc jdbc;
    private final FySettings settings;

    @Inject
    BrandDays(Jdbc jdbc, FySettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * What a brand sold.
     *
     * @param goods without shipping and without what was cancelled
     */
    public record Sold(long orders, long units, Money goods) {}

    public Sold since(BrandId brand, Instant from) {
        return jdbc.first(
                        """
                        select count(distinct l.order_id), coalesce(sum(l.ordered - l.cancelled), 0),
                               coalesce(sum(l.unit_price * (l.ordered - l.cancelled)), 0)
                        from brand_orders b join order_lines l on l.order_id = b.order_id and l.brand_id = b.brand_id
                        where b.brand_id = ? and b.placed_at >= ?
                        """,
                        row -> new Sold(row.getLong(1), row.getLong(2), new Money(row.getLong(3), settings.currency())),
                        brand,
                        from)
                .orElseThrow();
    }
}
