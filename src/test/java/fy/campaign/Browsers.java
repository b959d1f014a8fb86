package fy.campaign;

import fy.CsrfTokens;
import fy.campaign.Bazaar.Customer;
import fy.campaign.Bazaar.Sku;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import proof.checker.Operation;
import proof.checker.Operation.Kind;
import proof.checker.Operation.Outcome;

/** Customers who buy through the pages: art, basket, address, review, placing; twice where they click twice. */
final class Browsers {

    private static final Pattern CHECKOUT = Pattern.compile("\"location\":\"/checkouts/([0-9a-f-]{36})\"");
    private static final Pattern LINE = Pattern.compile("(?s)<bdi>(Print [^<]+)</bdi></p>.*?(\\d+) × ");
    private static final String ADDRESS =
            "&name=Somebody&street=Long+Street+1&city=Utrecht&postcode=3511&country=NL&email=somebody%40example.org";

    private final Bazaar bazaar;
    private final BlockingQueue<Browser> free = new LinkedBlockingQueue<>();

    /** One basket, and so one visit at a time. */
    private record Browser(Customer customer, Set<Sku> inBasket) {}

    /** @param last so many of the customers, who do nothing else */
    Browsers(Bazaar bazaar, int last) {
        this.bazaar = bazaar;
        bazaar.customers()
                .subList(bazaar.customers().size() - last, bazaar.customers().size())
                .forEach(customer -> free.add(new Browser(customer, new HashSet<>())));
    }

    /** Goes as far as answers allow; what is not placed stays in the basket for the next visit to clear. */
    void visit(Driver driver, Http door, Random random) {
        var browser = free.poll();
        if (browser == null) {
            return;
        }
        try {
            visit(browser, driver, door, random);
        } finally {
            free.add(browser);
        }
    }

    private void visit(Browser browser, Driver driver, Http door, Random random) {
        var wanted = new HashMap<Sku, Integer>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            wanted.put(bazaar.anySku(random), 1 + random.nextInt(2));
        }
        boolean twice = random.nextInt(4) == 0;
        var art = get(browser, "/art/" + wanted.keySet().iterator().next().code(), driver, door);
        if (art.outcome() != Outcome.OK) {
            return;
        }
        var token = "csrf-token=" + CsrfTokens.in(art.answer().body());
        if (!cleared(browser, token, driver, door) || !filled(browser, wanted, token, driver, door)) {
            return;
        }
        get(browser, "/checkouts/new", driver, door);
        var frozen = post(browser, "/checkouts", token + ADDRESS, driver, door);
        var checkout = CHECKOUT.matcher(frozen.answer().body());
        if (frozen.outcome() != Outcome.OK || !checkout.find()) {
            return;
        }
        var review = get(browser, "/checkouts/" + checkout.group(1), driver, door);
        if (review.outcome() != Outcome.OK || !shows(review.answer().body(), wanted, browser)) {
            return;
        }
        var placing = placing(browser.customer(), checkout.group(1), token, wanted);
        if (twice) {
            Thread.ofVirtual().start(() -> driver.send(placing, door));
        }
        if (driver.send(placing, door).outcome() == Outcome.OK) {
            browser.inBasket().clear();
        }
    }

    /**
     * Who put something into the basket and got no answer may find it there later: a buyer looks at what the page says
     * before placing it, and takes out what is not wanted.
     */
    private boolean shows(String review, Map<Sku, Integer> wanted, Browser browser) {
        var shown = new HashMap<Sku, Integer>();
        LINE.matcher(review)
                .results()
                .forEach(line -> shown.put(named(line.group(1)), Integer.parseInt(line.group(2))));
        browser.inBasket().addAll(shown.keySet());
        return shown.equals(wanted);
    }

    private Sku named(String product) {
        return bazaar.brands().stream()
                .flatMap(brand -> brand.skus().stream())
                .filter(sku -> sku.product().equals(product))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("nobody sells " + product));
    }

    private static boolean cleared(Browser browser, String token, Driver driver, Http door) {
        for (var sku : List.copyOf(browser.inBasket())) {
            var path = "/basket/lines/" + sku.code() + "/removal";
            if (post(browser, path, token, driver, door).outcome() != Outcome.OK) {
                return false;
            }
            browser.inBasket().remove(sku);
        }
        return true;
    }

    private static boolean filled(Browser browser, Map<Sku, Integer> wanted, String token, Driver driver, Http door) {
        for (var line : wanted.entrySet()) {
            browser.inBasket().add(line.getKey());
            var body = token + "&sku=" + line.getKey().code() + "&quantity=" + line.getValue();
            if (post(browser, "/basket/lines", body, driver, door).outcome() != Outcome.OK) {
                return false;
            }
        }
        return true;
    }

    private Request placing(Customer customer, String checkout, String token, Map<Sku, Integer> wanted) {
        return new Request(
                Kind.ORDER,
                "POST",
                "/checkouts/" + checkout + "/order",
                customer.session(),
                customer.id(),
                Optional.empty(),
                checkout,
                token,
                Acts.codes(wanted),
                bazaar.goods(wanted));
    }

    private static Operation get(Browser browser, String path, Driver driver, Http door) {
        var customer = browser.customer();
        return driver.send(Request.page(path, customer.session(), customer.id(), Optional.empty()), door);
    }

    private static Operation post(Browser browser, String path, String form, Driver driver, Http door) {
        var customer = browser.customer();
        return driver.send(Request.form(path, customer.session(), customer.id(), Optional.empty(), form), door);
    }
}
