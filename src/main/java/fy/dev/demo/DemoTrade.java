package fy.dev.demo;

import fy.dev.demo.DemoCatalog.Offer;
import fy.inventory.Restocks;
import fy.inventory.WriteOffs;
import fy.orders.BrandOrder;
import fy.orders.BrandOrders;
import fy.orders.CancelReason;
import fy.orders.LineQuantity;
import fy.orders.OrderReturn;
import fy.orders.PlaceOrder;
import fy.orders.Placement;
import fy.orders.RequestReturn;
import fy.orders.Returns;
import fy.orders.Returns.Inspection;
import fy.orders.ShipTo;
import fy.orders.WantedLine;
import fy.shared.FyId;
import fy.shared.Jdbc;
import fy.shared.Sku;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A trade as brands and customers make it: the same in every demo world, event by event through the use cases. */
@Singleton
@IfBuildProfile("dev")
class DemoTrade {

    /** The order the README speaks of: open, with {@link #SPOKEN_OF} on it. */
    static final long ORDER = 834_523;

    static final Sku SPOKEN_OF = new Sku("ab_20x20_white");
    private static final Sku SOLD_OUT = new Sku("kran_40x50_red");
    private static final int ORDERS = 240;
    private static final List<String> CARRIERS = List.of("DHL", "PostNL", "GLS");
    private static final List<ShipTo> ADDRESSES = List.of(
            new ShipTo("Clara Demo", "Long Street 1", "Utrecht", "3511 AB", "NL"),
            new ShipTo("Dario Demo", "Via Breve 12", "Bologna", "40121", "IT"),
            new ShipTo("Mara Demo", "Hafenstraße 7", "Hamburg", "20359", "DE"),
            new ShipTo("Jonas Demo", "Kleine Gasse 3", "Graz", "8010", "AT"),
            new ShipTo("Ines Demo", "Rua da Praia 40", "Porto", "4050-011", "PT"),
            new ShipTo("Pavel Demo", "Mostní 9", "Brno", "602 00", "CZ"),
            new ShipTo("Liv Demo", "Havnegade 21", "Aarhus", "8000", "DK"),
            new ShipTo("Tomas Demo", "Kalnų g. 5", "Vilnius", "01136", "LT"));

    private final Restocks restocks;
    private final WriteOffs writeOffs;
    private final PlaceOrder placeOrder;
    private final BrandOrders orders;
    private final RequestReturn requestReturn;
    private final Returns returns;
    private final DemoPeople people;
    private final Jdbc jdbc;
    private final Random chance = new Random(20);

    DemoTrade(
            Restocks restocks,
            WriteOffs writeOffs,
            PlaceOrder placeOrder,
            BrandOrders orders,
            RequestReturn requestReturn,
            Returns returns,
            DemoPeople people,
            Jdbc jdbc) {
        this.restocks = restocks;
        this.writeOffs = writeOffs;
        this.placeOrder = placeOrder;
        this.orders = orders;
        this.requestReturn = requestReturn;
        this.returns = returns;
        this.people = people;
        this.jdbc = jdbc;
    }

    void run(List<Offer> offers) {
        offers.forEach(this::deliver);
        numberFrom(ORDER); // first, so that the story of the README can be told while the rest is made
        place("the-order", "clara", List.of(new WantedLine(SPOKEN_OF, 2)));
        numberFrom(ORDER - ORDERS - 60);
        for (int n = 0; n < ORDERS; n++) {
            order(offers, n);
        }
        sellOut();
        numberFrom(ORDER + 1);
    }

    private void deliver(Offer offer) {
        var owner = people.person(offer.brand().owner());
        for (Sku sku : offer.skus()) {
            restocks.restock(
                    owner, "demo-first-" + sku, offer.brandId(), sku, 10 + chance.nextInt(16), "First edition");
            if (chance.nextInt(3) == 0) {
                writeOffs.writeOff(
                        owner, "demo-off-" + sku, offer.brandId(), sku, 1 + chance.nextInt(2), "Damaged in print");
            }
        }
        if (offer.skus().contains(SPOKEN_OF)) {
            restocks.restock(owner, "demo-more", offer.brandId(), SPOKEN_OF, 80, "Second edition");
        }
    }

    private void order(List<Offer> offers, int n) {
        var lines = new ArrayList<WantedLine>();
        int parts = 1 + chance.nextInt(2);
        for (int i = 0; i < parts; i++) {
            var offer = offers.get(chance.nextInt(offers.size()));
            var sku = offer.skus().get(chance.nextInt(offer.skus().size()));
            lines.add(new WantedLine(sku, 1 + chance.nextInt(2)));
        }
        var customer = DemoPeople.CUSTOMERS.get(n % DemoPeople.CUSTOMERS.size());
        if (place("order-" + n, customer, lines) instanceof Placement.Placed placed) {
            offers.forEach(offer -> fulfil(offer, people.person(customer), placed.orderId(), n));
        }
    }

    private void fulfil(Offer offer, FyId customer, long orderId, int n) {
        var owner = people.person(offer.brand().owner());
        var brand = offer.brandId();
        String key = "demo-" + orderId + "-" + offer.brand().slug() + "-";
        var order = orders.find(brand, orderId);
        if (order.isEmpty() || n > ORDERS - 25) {
            return;
        }
        if (n % 11 == 3) {
            orders.cancel(brand, owner, key + "cancel", orderId, List.of(), CancelReason.CHANGED_MIND);
            return;
        }
        orders.accept(brand, owner, key + "accept", orderId);
        if (n <= ORDERS - 40) {
            String carrier = CARRIERS.get(chance.nextInt(CARRIERS.size()));
            orders.ship(brand, owner, key + "ship", orderId, List.of(), carrier, "FY" + (700_000_000 + orderId * 37));
            if (n % 9 == 4) {
                sendBack(offer, owner, customer, order.get(), n);
            }
        }
    }

    private void sendBack(Offer offer, FyId owner, FyId customer, BrandOrder order, int n) {
        var brand = offer.brandId();
        String key = "demo-" + order.orderId() + "-" + offer.brand().slug() + "-";
        var line = order.part().lines().getFirst();
        requestReturn.request(
                customer,
                key + "return",
                order.orderId(),
                brand,
                List.of(new LineQuantity(line.lineId(), 1)),
                "Too large for the wall");
        if (n > ORDERS - 70) {
            return;
        }
        for (OrderReturn open : returnsOf(offer, order.orderId())) {
            returns.approve(brand, owner, key + "approve", open.returnId());
            var arrived = open.lines().getFirst().returnLineId();
            boolean fit = n % 2 == 0;
            var inspected = new Inspection(arrived, fit ? 1 : 0, fit ? 0 : 1, 0);
            returns.receive(brand, owner, key + "receive", open.returnId(), List.of(inspected));
            if (fit && n < ORDERS / 2) {
                returns.putOnSale(brand, owner, key + "on-sale", arrived, 1);
            }
        }
    }

    private List<OrderReturn> returnsOf(Offer offer, long orderId) {
        return orders.find(offer.brandId(), orderId)
                .map(order -> order.part().returns())
                .orElse(List.of());
    }

    /** Somebody takes all that is left of one work, and others are a moment late. */
    private void sellOut() {
        int left = jdbc.first("select quantity from stock where sku = ?", row -> row.getInt(1), SOLD_OUT)
                .orElse(0);
        if (left > 0) {
            place("the-last", "mara", List.of(new WantedLine(SOLD_OUT, left)));
        }
        for (int n = 0; n < 12; n++) {
            var late = DemoPeople.CUSTOMERS.get(n % DemoPeople.CUSTOMERS.size());
            place("late-" + n, late, List.of(new WantedLine(SOLD_OUT, 1 + n % 3)));
        }
    }

    private Placement place(String key, String customer, List<WantedLine> lines) {
        var shipTo = ADDRESSES.get(DemoPeople.CUSTOMERS.indexOf(customer));
        return placeOrder.place(people.person(customer), "demo-" + key, lines, shipTo);
    }

    private void numberFrom(long next) {
        jdbc.list("select setval('order_number', ?, false)", row -> row.getLong(1), next);
    }
}
