package fy.orders;

import fy.eventstore.Identity;
import fy.eventstore.Ledger;
import fy.inventory.updater.DecisionWriter;
import fy.inventory.updater.StockAct.Sale;
import fy.inventory.updater.StockAct.SaleLine;
import fy.inventory.updater.StockRequest;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Ids;
import fy.shared.Sku;
import java.util.List;
import java.util.Map;

/** Orders without the application around them: what writes them down, and requests for them. For measurements. */
public final class OrdersOnTheirOwn {

    private static final long PRICE = 4_800;
    private static final long SHIPPING = 500;

    private OrdersOnTheirOwn() {}

    public static DecisionWriter writer(Ids ids, Ledger ledger) {
        return new OrderDecisions(
                new NewOrders(ids),
                new Refusals(ids),
                new Releases(ids),
                new PutOnSale(),
                new CountShortfalls(),
                new OrderJournal(ledger));
    }

    /** One unit each of different SKUs, given with their brands. */
    public static StockRequest order(Ids ids, FyId customer, String key, Map<Sku, BrandId> goods) {
        var lines = goods.entrySet().stream()
                .map(sku -> new Checkout.Line(sku.getKey(), sku.getValue(), "A print", "white", 1, PRICE))
                .toList();
        var shipping = goods.values().stream()
                .distinct()
                .map(brand -> new Checkout.Shipping(brand, "A brand", SHIPPING))
                .toList();
        var shipTo = new ShipTo("A customer", "Long Street 1", "Utrecht", "3511", "NL");
        var content = new OrderContent(lines, shipping, shipTo, null, "EUR");
        var sale = new Sale(
                customer,
                lines.stream()
                        .map(line -> new SaleLine(line.brandId(), line.sku(), line.quantity(), null))
                        .toList());
        return new StockRequest(
                ids.next(),
                Identity.of(customer, key, "order", List.copyOf(goods.keySet())),
                customer,
                null,
                sale,
                content);
    }
}
