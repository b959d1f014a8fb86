package fy.orders;

import fy.catalog.Skus;
import fy.eventstore.Identity;
import fy.eventstore.KeyReused;
import fy.inventory.updater.Decision;
import fy.inventory.updater.InventoryUpdater;
import fy.inventory.updater.StockAct.Sale;
import fy.inventory.updater.StockAct.SaleLine;
import fy.inventory.updater.StockRequest;
import fy.shared.Faults;
import fy.shared.FyId;
import fy.shared.Ids;
import fy.shared.InvalidInput;
import fy.shared.Sku;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Placing an order: all or nothing over all its lines and brands. */
@ApplicationScoped
public class PlaceOrder {

    private final Checkouts checkouts;
    private final Baskets baskets;
    private final Skus skus;
    private final Settled settled;
    private final CustomerOrders orders;
    private final InventoryUpdater updater;
    private final Ids ids;

    @Inject
    PlaceOrder(
            Checkouts checkouts,
            Baskets baskets,
            Skus skus,
            Settled settled,
            CustomerOrders orders,
            InventoryUpdater updater,
            Ids ids) {
        this.checkouts = checkouts;
        this.baskets = baskets;
        this.skus = skus;
        this.settled = settled;
        this.orders = orders;
        this.updater = updater;
        this.ids = ids;
    }

    /**
     * Places what was frozen. The same checkout, and what took its place when a price had changed, gets the same answer for
     * ever, once it is placed or refused.
     *
     * @return empty where the customer has no such checkout
     * @throws TryAgain nothing was decided; the same checkout may be placed again
     */
    public Optional<Placement> place(UUID checkoutId, FyId customer) {
        return checkouts.find(customer, checkoutId).map(checkout -> place(checkout, customer));
    }

    /**
     * Places an order at today's prices; never {@link Placement.PricesChanged}.
     *
     * @param key the caller's idempotency key, 1 to 255 printable characters
     * @throws InvalidInput with the field at fault
     * @throws KeyReused the key came before with other content
     * @throws TryAgain nothing was decided; the same call may come again
     */
    public Placement place(FyId customer, String key, List<WantedLine> lines, ShipTo shipTo) {
        var faults = new Faults();
        var priced = baskets.price(lines, shipTo, null, faults);
        faults.raise();
        var wanted = priced.orElseThrow();
        var content = wanted.content();
        var identity = Identity.of(customer, key, "order", goods(content), content.shipTo());
        if (!wanted.notForSale().isEmpty() && !settled.knows(identity)) {
            wanted.notForSale().forEach((sku, field) -> faults.add(field, sku + " is not for sale."));
            faults.raise();
        }
        return decide(customer, identity, content, wanted.maxPerCustomer());
    }

    /** As {@link #place(UUID, FyId)}, where the customer's checkout was read already. */
    public Placement place(Checkout checkout, FyId customer) {
        var content = checkout.content();
        var identity = Identity.of(customer, checkout.actId().toString(), "checkout", checkout.actId());
        var maxima = new HashMap<Sku, Integer>();
        var changed = changed(content, maxima);
        if (!changed.isEmpty() && !settled.knows(identity)) {
            return new Placement.PricesChanged(changed);
        }
        return decide(customer, identity, content, maxima);
    }

    /** SKUs whose price, offer or shipping price is not what the page showed. */
    private List<Sku> changed(OrderContent content, Map<Sku, Integer> maxima) {
        var offered =
                skus.findAll(content.lines().stream().map(Checkout.Line::sku).toList());
        return content.lines().stream()
                .filter(line -> {
                    var sku = offered.get(line.sku());
                    if (sku == null || !sku.published() || sku.price().minorUnits() != line.unitPrice()) {
                        return true;
                    }
                    if (sku.maxPerCustomer() != null) {
                        maxima.put(sku.sku(), sku.maxPerCustomer());
                    }
                    return content.shipping().stream()
                            .filter(shown -> shown.brandId().equals(line.brandId()))
                            .anyMatch(shown -> sku.shippingPrice() != shown.price());
                })
                .map(Checkout.Line::sku)
                .toList();
    }

    private Placement decide(FyId customer, Identity identity, OrderContent content, Map<Sku, Integer> maxima) {
        var lines = content.lines().stream()
                .map(line -> new SaleLine(line.brandId(), line.sku(), line.quantity(), maxima.get(line.sku())))
                .toList();
        var request = new StockRequest(ids.next(), identity, customer, null, new Sale(customer, lines), content);
        return switch (updater.decide(request)) {
            case Decision.Accepted accepted ->
                placed(customer, accepted, accepted.decisionId().equals(request.decisionId()) ? content : null);
            case Decision.Refused refused -> refused(refused);
        };
    }

    /**
     * The order that stands.
     *
     * @param content what was placed just now; null where it was placed before, with the content of then
     */
    private Placement placed(FyId customer, Decision.Accepted accepted, @Nullable OrderContent content) {
        var orderId = accepted.orderId();
        if (orderId == null) {
            throw new IllegalStateException("an accepted order without a number");
        }
        var seqs = new HashMap<Sku, Long>();
        accepted.events().forEach(event -> seqs.merge(event.sku(), event.seq(), Math::max));
        var order = content == null
                ? orders.placed(customer, orderId).orElseThrow()
                : AsPlaced.of(orderId, accepted.decidedAt(), content);
        return new Placement.Placed(orderId, accepted.decidedAt(), seqs, order);
    }

    private static Placement refused(Decision.Refused refused) {
        var why =
                switch (refused.refusal().cause()) {
                    case SHORT -> Placement.Why.SHORT;
                    case MAX_PER_CUSTOMER -> Placement.Why.MAX_PER_CUSTOMER;
                    default -> throw new IllegalStateException("no cause to refuse an order: " + refused);
                };
        return new Placement.Refused(
                why,
                refused.refusal().rows().stream()
                        .map(row -> new Placement.Shortfall(row.sku(), row.wanted(), row.had()))
                        .toList());
    }

    private static String goods(OrderContent content) {
        var goods = new StringBuilder();
        content.lines().forEach(line -> goods.append(line.sku())
                .append(' ')
                .append(line.quantity())
                .append(' '));
        return goods.toString();
    }
}
