package fy.bench;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** Orders two SKUs, one of each, with one call of the JSON API. */
final class ApiCustomer implements Load.Customer {

    private static final AtomicLong ACTS = new AtomicLong(System.nanoTime());

    private final Wire wire;
    private final String key;
    private final int number;

    ApiCustomer(URI address, int number) throws IOException {
        this.wire = new Wire(address);
        this.key = Town.customerKey(number);
        this.number = number;
    }

    @Override
    public void act() throws IOException {
        long act = ACTS.incrementAndGet();
        var answer = wire.post(
                "/api/orders",
                "Authorization: Bearer " + key + "\r\nIdempotency-Key: bench-" + act + "\r\n",
                "application/json",
                """
                {"lines":[{"SKU":"%s","quantity":1},{"SKU":"%s","quantity":1}],
                 "shipTo":{"name":"Customer %d","street":"Long Street 1","city":"Utrecht","postcode":"3511","country":"NL"}}
                """.formatted(Town.sku(act * 2), Town.sku(act * 2 + 1), number));
        if (answer.status() != 201) {
            throw new IOException("not placed: " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
