package fy.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many customers at once, each doing the same thing again as soon as it is done. */
final class Load {

    private Load() {}

    /** One customer's way of doing it once. */
    interface Customer extends AutoCloseable {
        void act() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    /** Makes customers, numbered from 1. */
    interface Customers {
        Customer customer(int number) throws Exception;
    }

    /**
     * What a run came to.
     *
     * @param nanos how long each act took, shortest first
     */
    record Result(double seconds, long[] nanos) {

        double perSecond() {
            return nanos.length / seconds;
        }

        /** @param share such as 0.99; in milliseconds */
        double percentile(double share) {
            return nanos.length == 0 ? 0 : nanos[(int) Math.min(nanos.length - 1, nanos.length * share)] / 1e6;
        }
    }

    /** Ends when everybody finished what was begun before the time was over; the first failure ends it at once. */
    static Result run(int concurrency, Duration duration, Customers customers) throws Exception {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        var threads = Thread.ofPlatform().name("customer-", 1).factory();
        try (var people = Executors.newFixedThreadPool(concurrency, threads)) {
            var all = new ArrayList<Future<List<Long>>>();
            for (int c = 1; c <= concurrency; c++) {
                int number = c;
                all.add(people.submit(() -> acts(customers, number, end)));
            }
            var took = new ArrayList<Long>();
            for (var one : all) {
                took.addAll(one.get());
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            long[] nanos = took.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(nanos);
            return new Result(seconds, nanos);
        }
    }

    private static List<Long> acts(Customers customers, int number, long end) throws Exception {
        var took = new ArrayList<Long>();
        try (var customer = customers.customer(number)) {
            for (long start = System.nanoTime(); start < end; ) {
                customer.act();
                long now = System.nanoTime();
                took.add(now - start);
                start = now;
            }
        }
        return took;
    }
}
