package fy.bench;

import fy.CsrfTokens;
import fy.bench.Wire.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** A logged-in customer who orders through the pages and forms, following redirects, as a browser does. */
final class FormCustomer implements Load.Customer {

    private static final AtomicLong ACTS = new AtomicLong();
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Wire wire;
    private final String headers;

    FormCustomer(URI address, int number) throws IOException {
        this.wire = new Wire(address);
        this.headers = "Accept: text/html\r\nCookie: fy_session=" + Town.session(number) + "\r\n";
    }

    /** SKU page, into the basket, basket, checkout page, address, review, place, order page. */
    @Override
    public void act() throws IOException {
        String sku = Town.sku(ACTS.incrementAndGet());
        String token = "csrf-token=" + CsrfTokens.in(get("/art/" + sku).body());
        follow(post("/basket/lines", token + "&quantity=1&sku=" + sku));
        get("/checkouts/new");
        var review = post(
                "/checkouts",
                token + "&name=Customer&street=Long+Street+1&city=Utrecht&postcode=3511&country=NL"
                        + "&email=customer%40example.org");
        follow(review);
        var placed = post(path(review) + "/order", token);
        if (!path(placed).startsWith("/orders/")) {
            throw new IOException("not placed: " + placed);
        }
        follow(placed);
    }

    private Answer get(String path) throws IOException {
        return expect(200, wire.get(path, headers));
    }

    private void follow(Answer redirect) throws IOException {
        get(path(redirect));
    }

    private Answer post(String path, String form) throws IOException {
        return expect(303, wire.post(path, headers, FORM, form));
    }

    private static String path(Answer redirect) {
        var at = URI.create(redirect.location());
        return at.getRawPath() + (at.getRawQuery() == null ? "" : "?" + at.getRawQuery());
    }

    private static Answer expect(int status, Answer answer) throws IOException {
        if (answer.status() != status) {
            throw new IOException("expected " + status + ": " + answer);
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
