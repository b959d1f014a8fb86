package fy.bench;

import fy.eventstore.Ledger;
import fy.inventory.updater.Decision;
import fy.inventory.updater.UpdaterOnItsOwn;
import fy.orders.OrdersOnTheirOwn;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Ids;
import fy.shared.Sku;
import fy.traces.Traces;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The updater alone in a process of its own, asked by many at once for orders of two lines. Arguments: address of the
 * database, {@code hot} or {@code spread}, seconds to warm up, seconds to measure. Says {@code warm} when it begins to
 * measure and then {@code decided <orders> <seconds>}.
 */
final class UpdaterMain {

    private static final int ASKING = 300;

    private UpdaterMain() {}

    public static void main(String[] arguments) throws Exception {
        boolean hot = arguments[1].equals("hot");
        long warm = System.nanoTime() + Long.parseLong(arguments[2]) * 1_000_000_000L;
        long end = warm + Long.parseLong(arguments[3]) * 1_000_000_000L;
        try (var pool = DecidingPool.open(arguments[0])) {
            Goods goods;
            try (var connection = pool.getConnection()) {
                goods = Goods.read(connection);
            }
            var ids = new Ids(Clock.systemUTC());
            var ledger = new Ledger(Traces.none());
            var updater = UpdaterOnItsOwn.start(pool, ledger, OrdersOnTheirOwn.writer(ids, ledger), ids);
            var decided = new AtomicLong();
            var numbers = new AtomicLong(System.nanoTime());
            var failure = new AtomicReference<RuntimeException>();
            for (int i = 0; i < ASKING; i++) {
                Thread.ofVirtual().start(() -> {
                    try {
                        for (long now = System.nanoTime();
                                now < end && failure.get() == null;
                                now = System.nanoTime()) {
                            long number = numbers.incrementAndGet();
                            var customer = new FyId(goods.customer(number));
                            var order = OrdersOnTheirOwn.order(
                                    ids, customer, "bench-" + UUID.randomUUID(), basket(goods, number, hot));
                            if (!(updater.decide(order) instanceof Decision.Accepted)) {
                                throw new IllegalStateException("refused");
                            }
                            if (System.nanoTime() >= warm) {
                                decided.incrementAndGet();
                            }
                        }
                    } catch (RuntimeException e) {
                        failure.set(e);
                    }
                });
            }
            Thread.sleep(Math.max(0, (warm - System.nanoTime()) / 1_000_000));
            System.out.println("warm");
            long begin = System.nanoTime();
            long before = decided.get();
            Thread.sleep(Math.max(0, (end - System.nanoTime()) / 1_000_000));
            long after = decided.get();
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (failure.get() != null) {
                throw failure.get();
            }
            System.out.printf(Locale.ROOT, "decided %d %.3f%n", after - before, seconds);
            System.out.flush();
        }
        System.exit(0);
    }

    private static Map<Sku, BrandId> basket(Goods goods, long number, boolean hot) {
        var basket = new TreeMap<Sku, BrandId>();
        add(basket, hot ? goods.item(0) : goods.item(number * 2));
        add(basket, goods.item(number * 2 + 1));
        return basket;
    }

    private static void add(Map<Sku, BrandId> basket, Goods.Item item) {
        basket.put(new Sku(item.sku()), new BrandId(item.brand()));
    }
}
