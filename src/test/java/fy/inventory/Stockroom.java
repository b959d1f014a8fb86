package fy.inventory;

import fy.events.InventoryEvent;
import fy.eventstore.Identity;
import fy.inventory.updater.Decision;
import fy.inventory.updater.InventoryUpdater;
import fy.inventory.updater.StockAct;
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
import java.util.concurrent.atomic.AtomicInteger;

/** A brand with SKUs of its own for each test, moved through the updater. */
@ApplicationScoped
public class Stockroom {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    Jdbc jdbc;

    @Inject
    Ids ids;

    @Inject
    InventoryUpdater updater;

    /** A new brand whose SKUs these are. */
    public record Room(BrandId brand, FyId owner, List<Sku> skus) {
        public Sku sku() {
            return skus.getFirst();
        }
    }

    public Room open(int howManySkus) {
        int number = NUMBER.incrementAndGet();
        var owner = new FyId(ids.next());
        var brand = new BrandId(ids.next());
        var product = ids.next();
        jdbc.update(
                "insert into clients (fy_id, provider, subject, display_name) values (?, 'test', ?, 'Amélie')",
                owner,
                owner.toString());
        jdbc.update(
                "insert into brands (brand_id, slug, name, contact_email, status, applied_by) values (?, ?, ?, ?, 'approved', ?)",
                brand,
                "stockroom-" + brand.toString().substring(24) + number,
                "Stockroom " + number,
                "stock@example.com",
                owner);
        jdbc.update("insert into brand_members (brand_id, fy_id, role) values (?, ?, 'owner')", brand, owner);
        jdbc.update("insert into products (product_id, brand_id, name) values (?, ?, 'Print')", product, brand);
        var skus = java.util.stream.IntStream.range(0, howManySkus)
                .mapToObj(i -> new Sku("print-" + brand.toString().substring(24) + "-" + i))
                .toList();
        for (var sku : skus) {
            jdbc.update(
                    "insert into skus (sku, brand_id, product_id, own_code, price, low_stock_threshold) values (?, ?, ?, ?, 1500, 5)",
                    sku,
                    brand,
                    product,
                    sku);
            jdbc.update("insert into stock (sku, brand_id) values (?, ?) on conflict do nothing", sku, brand);
        }
        return new Room(brand, owner, skus);
    }

    /** Goods come in; answers the movement. */
    public InventoryEvent restock(Room room, Sku sku, int quantity) {
        return adjust(room, new StockAct.Receipt(sku, quantity, null, null)).getFirst();
    }

    public InventoryEvent writeOff(Room room, Sku sku, int quantity) {
        return adjust(room, new StockAct.WriteOff(sku, quantity, "damaged")).getFirst();
    }

    private List<InventoryEvent> adjust(Room room, StockAct.Row row) {
        var act = UUID.randomUUID().toString();
        var decision = updater.decide(new StockRequest(
                ids.next(),
                Identity.of(room.owner(), act, row),
                room.owner(),
                null,
                new StockAct.Adjustment(room.brand(), "restock", List.of(row)),
                null));
        if (decision instanceof Decision.Accepted accepted) {
            return accepted.events();
        }
        throw new AssertionError("refused: " + decision);
    }
}
