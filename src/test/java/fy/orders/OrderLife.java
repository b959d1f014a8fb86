package fy.orders;

import static fy.orders.OrderWorld.HOME;

import fy.shared.FyId;
import fy.shared.Jdbc;
import fy.shared.Sku;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** The life of an order on the real database, through the use cases. */
abstract class OrderLife {

    @Inject
    OrderWorld world;

    @Inject
    Jdbc jdbc;

    @Inject
    Checkouts checkouts;

    @Inject
    PlaceOrder placeOrder;

    @Inject
    CustomerOrders customerOrders;

    @Inject
    BrandOrders brandOrders;

    @Inject
    RequestReturn requestReturn;

    @Inject
    Returns returns;

    @Inject
    ShortfallTasks tasks;

    long place(FyId customer, Sku sku, int units) {
        var placement = placeOrder.place(customer, world.key(), List.of(new WantedLine(sku, units)), HOME);
        return ((Placement.Placed) placement).orderId();
    }

    long lineId(long orderId) {
        return world.count("select min(line_id) from order_lines where order_id = ?", orderId);
    }

    interface Call<T> {
        T run(int i);
    }

    static <T> List<T> atOnce(int calls, Call<T> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(calls)) {
            var tasks = IntStream.range(0, calls)
                    .mapToObj(i -> (Callable<T>) () -> call.run(i))
                    .toList();
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
