package fy.bench;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Orders at a steady pace. Each SKU is sold by one customer alone, one order after the other, so that the seq of each sale is
 * known without asking.
 */
final class SteadySales {

    private static final int CUSTOMERS = 20;

    private SteadySales() {}

    /** One line of an order: the {@link Town}'s number of its SKU, and when the order was answered. */
    record Line(int number, long seq, long answeredNanos) {}

    record Result(List<Line> lines, double perSecond) {}

    static Result run(URI app, Connection database, int perSecond, Duration duration) throws Exception {
        long[] seqs = new long[Town.SKUS];
        for (int i = 0; i < seqs.length; i++) {
            seqs[i] = Town.count(database, "select seq from stock where sku = '" + Town.sku(i) + "'");
        }
        long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
        long gap = TimeUnit.SECONDS.toNanos(CUSTOMERS) / perSecond;
        try (var people = Executors.newFixedThreadPool(CUSTOMERS)) {
            var all = new ArrayList<Future<List<Line>>>();
            for (int c = 0; c < CUSTOMERS; c++) {
                int customer = c;
                all.add(people.submit(() -> sell(
                        app, customer, seqs, begin + gap * customer / CUSTOMERS, gap, begin + duration.toNanos())));
            }
            var lines = new ArrayList<Line>();
            for (var one : all) {
                lines.addAll(one.get());
            }
            return new Result(lines, lines.size() / 2.0 / ((System.nanoTime() - begin) / 1e9));
        }
    }

    private static List<Line> sell(URI app, int customer, long[] seqs, long first, long gap, long end)
            throws IOException {
        int share = Town.SKUS / CUSTOMERS;
        var lines = new ArrayList<Line>();
        try (var wire = new Wire(app)) {
            int act = 0;
            for (long due = first; due < end; due += gap) {
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                int one = customer * share + 2 * act % share;
                int other = customer * share + (2 * act + 1) % share;
                order(wire, customer, one, other);
                long answered = System.nanoTime();
                lines.add(new Line(one, ++seqs[one], answered));
                lines.add(new Line(other, ++seqs[other], answered));
                act++;
            }
        }
        return lines;
    }

    private static void order(Wire wire, int customer, int one, int other) throws IOException {
        var answer = wire.post(
                "/api/orders",
                "Authorization: Bearer " + Town.customerKey(customer + 1) + "\r\nIdempotency-Key: steady-"
                        + System.nanoTime() + "\r\n",
                "application/json",
                """
                {"lines":[{"SKU":"%s","quantity":1},{"SKU":"%s","quantity":1}],
                 "shipTo":{"name":"Customer","street":"Long Street 1","city":"Utrecht","postcode":"3511","country":"NL"}}
                """.formatted(Town.sku(one), Town.sku(other)));
        if (answer.status() != 201) {
            throw new IOException("not placed: " + answer);
        }
    }
}
