package fy.orders;

import fy.BrandWorld;
import fy.eventstore.Identity;
import fy.inventory.updater.Decision;
import fy.inventory.updater.InventoryUpdater;
import fy.inventory.updater.StockAct;
import fy.inventory.updater.StockAct.Adjustment;
import fy.inventory.updater.StockAct.Receipt;
import fy.inventory.updater.StockRequest;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Ids;
import fy.shared.Jdbc;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** People, brands and SKUs of their own for each test, on the real database. */
@ApplicationScoped
public class OrderWorld {

    public static final ShipTo HOME = new ShipTo("Ada Lovelace", "Ringstrasse 1", "Wien", "1010", "AT");

    @Inject
    Jdbc jdbc;

    @Inject
    InventoryUpdater updater;

    @Inject
    Ids ids;

    public String key() {
        return ids.next().toString();
    }

    public FyId customer() {
        var fyId = new FyId(UUID.randomUUID());
        jdbc.update(
                "insert into clients (fy_id, provider, subject, display_name, email) values (?, 'test', ?, 'Ada', 'ada@example.com')",
                fyId,
                fyId.toString());
        return fyId;
    }

    public Shop brand(long shippingPrice) {
        var owner = customer();
        var brandId = new BrandId(UUID.randomUUID());
        var slug = "b" + brandId.toString().substring(0, 12);
        jdbc.update("""
                insert into brands (brand_id, slug, name, contact_email, status, shipping_price, applied_by)
                values (?, ?, ?, 'shop@example.com', 'approved', ?, ?)
                """, brandId, slug, "Brand " + slug, shippingPrice, owner);
        jdbc.update("insert into brand_members (brand_id, fy_id, role) values (?, ?, 'owner')", brandId, owner);
        return new Shop(brandId, owner);
    }

    /** One brand and its owner. */
    public class Shop {

        public final BrandId id;
        public final FyId owner;

        Shop(BrandId id, FyId owner) {
            this.id = id;
            this.owner = owner;
        }

        public Sku sku(long price, int stock) {
            return sku(price, stock, null);
        }

        public Sku sku(long price, int stock, Integer maxPerCustomer) {
            var sku = new Sku("t_" + UUID.randomUUID().toString().substring(0, 18));
            var product = UUID.randomUUID();
            jdbc.update(
                    "insert into products (product_id, brand_id, name, published) values (?, ?, 'Rayures', true)",
                    product,
                    id);
            jdbc.update("""
                    insert into skus (sku, brand_id, product_id, own_code, variant, price, max_per_customer)
                    values (?, ?, ?, ?, 'white', ?, ?)
                    """, sku, id, product, sku, price, maxPerCustomer);
            if (stock > 0) {
                restock(sku, stock);
            }
            return sku;
        }

        public void restock(Sku sku, int units) {
            decide(owner, new Adjustment(id, "restock", List.of(new Receipt(sku, units, null, null))));
        }
    }

    public Decision decide(FyId actor, StockAct act) {
        return updater.decide(new StockRequest(ids.next(), Identity.of(actor, key(), act), actor, null, act, null));
    }

    public void restock(BrandWorld brand, Sku sku, int units) {
        decide(
                brand.owner().fyId(),
                new Adjustment(brand.brandId(), "restock", List.of(new Receipt(sku, units, null, null))));
    }

    public long stock(Sku sku) {
        return jdbc.first("select quantity from stock where sku = ?", row -> row.getLong(1), sku)
                .orElse(0L);
    }

    public long count(String sql, Object... arguments) {
        return jdbc.first(sql, row -> row.getLong(1), arguments).orElseThrow();
    }

    /** Types of an order's events, by seq; fails to be equal where a seq is missing. */
    public List<String> steps(long orderId) {
        return jdbc.list(
                "select seq || ' ' || type from order_events where key = ? order by seq",
                row -> row.getString(1),
                String.valueOf(orderId));
    }
}
