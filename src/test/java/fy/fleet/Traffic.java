package fy.fleet;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import fy.dev.PackagedApp;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** Customers and a brand that never pause: orders, restocks, parcels and returns, at each door in turn. */
final class Traffic implements AutoCloseable {

    static final String SKU = "rolling_a";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CUSTOMERS = 4;
    private static final int PAUSE_MILLIS = 150;

    private final Queue<Long> orders = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger returns = new AtomicInteger();
    private final ScheduledExecutorService people = Executors.newScheduledThreadPool(CUSTOMERS);
    private volatile List<PackagedApp> doors;

    Traffic(Market market, List<PackagedApp> doors) throws SQLException {
        this.doors = doors;
        market.sku(SKU);
        expect(Shop.restock(doors.getFirst(), SKU, 500_000), 201);
        for (int customer = 1; customer <= CUSTOMERS; customer++) {
            int number = customer;
            var turns = new AtomicInteger();
            people.scheduleWithFixedDelay(() -> live(number, turns.incrementAndGet()), 0, PAUSE_MILLIS, MILLISECONDS);
        }
    }

    /** As a proxy does: from now on at these doors. What was begun at others is finished there. */
    void through(List<PackagedApp> doors) {
        this.doors = doors;
    }

    /** Until each of what people do was done a few times more. */
    void awaitMore() {
        int wanted = orders.size() + 30;
        await().atMost(60, SECONDS).until(() -> orders.size() >= wanted || !failures.isEmpty());
    }

    List<Long> orders() {
        return List.copyOf(orders);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    int returns() {
        return returns.get();
    }

    void stop() {
        people.close();
    }

    @Override
    public void close() {
        stop();
    }

    private void live(int customer, int n) {
        var door = doors.get(n % doors.size());
        try {
            act(door, customer, n);
        } catch (IOException | RuntimeException e) {
            failures.add("customer " + customer + " at " + door.address() + ": " + e);
        }
    }

    private void act(PackagedApp door, int customer, int n) throws IOException {
        var key = "rolling-" + customer + "-" + n;
        var placed = Shop.order(door, customer, key, SKU, 1);
        if (!expect(placed, 201)) {
            return;
        }
        long order = JSON.readTree(placed.body()).path("orderId").asLong();
        orders.add(order);
        if (n % 5 == 0) {
            expect(Shop.restock(door, SKU, customer * 10_000 + n), 201);
        }
        if (n % 7 == 0) {
            sendBack(door, order, key);
        }
    }

    private void sendBack(PackagedApp door, long order, String key) {
        var path = "/api/orders/" + order;
        var parcel = "{\"lines\":[{\"SKU\":\"" + SKU + "\",\"quantity\":1}],\"carrier\":\"Post\"}";
        expect(Shop.post(door, path + "/parcels", Market.BRAND_KEY, key + "-parcel", parcel), 201);
        var back = "{\"orderId\":" + order + ",\"SKU\":\"" + SKU + "\"}";
        if (expect(Shop.post(door, path + "/returns", Market.BRAND_KEY, key + "-return", back), 201)) {
            returns.incrementAndGet();
        }
    }

    private boolean expect(Shop.Answer answer, int status) {
        if (answer.status() != status) {
            failures.add(answer.status() + " instead of " + status + ": " + answer.body());
        }
        return answer.status() == status;
    }
}
