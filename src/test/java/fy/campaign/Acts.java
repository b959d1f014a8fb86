package fy.campaign;

import fy.campaign.Bazaar.Brand;
import fy.campaign.Bazaar.Customer;
import fy.campaign.Bazaar.Sku;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import proof.checker.Operation.Kind;

/** Thinks of the next thing somebody does: an endless list for a seed, as far as answers are the same. */
final class Acts {

    private static final String SHIP_TO =
            "{\"name\":\"Somebody\",\"street\":\"Long Street 1\",\"city\":\"Utrecht\",\"postcode\":\"3511\",\"country\":\"NL\"}";
    private static final int REMEMBERED = 400;

    private final Bazaar bazaar;
    private final List<Placed> placed = new CopyOnWriteArrayList<>();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    /** An order that was answered. */
    record Placed(long orderId, Customer customer, List<Sku> skus) {}

    /** A unit that left in a parcel. */
    private record Sent(Placed order, Sku sku) {}

    Acts(Bazaar bazaar) {
        this.bazaar = bazaar;
    }

    /** One or two requests that go out at the same time. */
    List<Request> next(Random random, String key) {
        int dice = random.nextInt(100);
        if (dice < 55) {
            return orders(random, key);
        }
        if (dice < 69) {
            return List.of(move(random, key));
        }
        if (placed.isEmpty() || dice < 74) {
            return List.of(look(random));
        }
        var order = placed.get(random.nextInt(placed.size()));
        var sku = order.skus().get(random.nextInt(order.skus().size()));
        if (dice < 84) {
            return List.of(parcel(order, sku, key, 1 + random.nextInt(2)));
        }
        if (dice < 89) {
            return List.of(change(order, sku.brand(), key, "shipped", ""));
        }
        if (dice < 92) {
            var reason = random.nextBoolean() ? "changed_mind" : "damaged";
            return List.of(change(order, sku.brand(), key, "cancelled", ",\"reason\":\"" + reason + "\""));
        }
        return List.of(dice < 97 ? back(random, new Sent(order, sku), key) : read(order, sku.brand()));
    }

    /** Three in four times something that did leave. */
    private Request back(Random random, Sent other, String key) {
        var known = List.copyOf(sent);
        var goods = known.isEmpty() || random.nextInt(4) == 0 ? other : known.get(random.nextInt(known.size()));
        return back(goods.order(), goods.sku(), key, random.nextBoolean());
    }

    /** Remembers what was sent, so that some of it comes back. */
    void sent(Request request) {
        var order = placed.stream()
                .filter(known -> request.path().equals("/api/orders/" + known.orderId() + "/parcels"))
                .findAny();
        order.ifPresent(known -> known.skus().stream()
                .filter(sku -> request.body().contains('"' + sku.code() + '"'))
                .forEach(sku -> sent.add(new Sent(known, sku))));
        if (sent.size() > REMEMBERED) {
            sent.removeFirst();
        }
    }

    /** Remembers an order that was placed, so that others can ship it, cancel it, send it back. */
    void placed(Request request, String answer) {
        var number = answer.replaceAll("(?s).*\"orderId\":(\\d+).*", "$1");
        if (number.chars().allMatch(Character::isDigit)) {
            placed.add(new Placed(Long.parseLong(number), bazaar.customer(request.client()), skus(request.units())));
            if (placed.size() > REMEMBERED) {
                placed.removeFirst();
            }
        }
    }

    /** A restock of every SKU, so that there is something to sell. */
    List<Request> opening(int hot, int others) {
        var all = new ArrayList<Request>();
        for (var brand : bazaar.brands()) {
            for (int i = 0; i < brand.skus().size(); i++) {
                int units = i == 0 ? hot : i % 7 == 3 ? 1 : others;
                if (i % 13 != 12) {
                    all.add(move(
                            brand,
                            brand.skus().get(i),
                            units,
                            "open-" + brand.skus().get(i).code()));
                }
            }
        }
        return all;
    }

    /** The same id with another content. */
    Request otherwise(Request request) {
        var sku = bazaar.brands().getFirst().skus().get(1);
        return order(bazaar.customer(request.client()), Map.of(sku, 7), List.of(line(sku, 7)), request.key());
    }

    private List<Request> orders(Random random, String key) {
        var skus = new ArrayList<Sku>();
        int lines = 1 + random.nextInt(4);
        for (int i = 0; i < lines; i++) {
            skus.add(sku(random));
        }
        if (random.nextInt(5) == 0) {
            skus.add(skus.getFirst());
        }
        var first = order(random, skus, key);
        if (random.nextInt(10) > 0) {
            return List.of(first);
        }
        return List.of(first, order(random, skus.reversed(), key + "-opposite"));
    }

    private Request order(Random random, List<Sku> skus, String key) {
        var units = new LinkedHashMap<Sku, Integer>();
        var lines = new ArrayList<String>();
        for (var sku : skus) {
            int quantity = 1 + random.nextInt(3) / 2;
            units.merge(sku, quantity, Integer::sum);
            lines.add(line(sku, quantity));
        }
        return order(bazaar.anybody(random), units, lines, key);
    }

    private Request order(Customer customer, Map<Sku, Integer> units, List<String> lines, String key) {
        return new Request(
                Kind.ORDER,
                "POST",
                "/api/orders",
                customer.key(),
                customer.id(),
                Optional.empty(),
                key,
                "{\"lines\":[" + String.join(",", lines) + "],\"shipTo\":" + SHIP_TO + "}",
                codes(units),
                bazaar.goods(units));
    }

    private Request move(Random random, String key) {
        var sku = sku(random);
        int units = random.nextInt(7) == 0 ? -1 - random.nextInt(3) : 1 + random.nextInt(12);
        return move(sku.brand(), sku, units, key);
    }

    private static Request move(Brand brand, Sku sku, int delta, String key) {
        var why = delta < 0 ? ",\"reason\":\"dropped\"" : "";
        var body = "{\"SKU\":\"" + sku.code() + "\",\"deltaQuantity\":" + delta + why + "}";
        return ofBrand(Kind.MOVE, "POST", "/api/inventory/events", brand, key, body, Map.of(sku.code(), delta));
    }

    private static Request parcel(Placed order, Sku sku, String key, int quantity) {
        var body = "{\"lines\":[" + line(sku, quantity) + "],\"carrier\":\"Post\",\"trackingNumber\":\"T1\"}";
        return ofBrand(
                Kind.PARCEL, "POST", "/api/orders/" + order.orderId() + "/parcels", sku.brand(), key, body, Map.of());
    }

    private static Request change(Placed order, Brand brand, String key, String status, String more) {
        var body = "{\"orderId\":" + order.orderId() + ",\"status\":\"" + status + "\"" + more + "}";
        return ofBrand(Kind.CHANGE, "PATCH", "/api/orders/" + order.orderId(), brand, key, body, Map.of());
    }

    /** By the brand it is received, by the customer only asked for. */
    private static Request back(Placed order, Sku sku, String key, boolean byBrand) {
        var path = "/api/orders/" + order.orderId() + "/returns";
        var body = "{\"orderId\":" + order.orderId() + ",\"SKU\":\"" + sku.code() + "\",\"quantity\":1}";
        if (byBrand) {
            return ofBrand(Kind.RETURN, "POST", path, sku.brand(), key, body, Map.of());
        }
        var customer = order.customer();
        return new Request(
                Kind.RETURN, "POST", path, customer.key(), customer.id(), Optional.empty(), key, body, Map.of(), 0);
    }

    private static Request read(Placed order, Brand brand) {
        return Request.read("/api/orders/" + order.orderId(), brand.key(), brand.owner(), Optional.of(brand.id()));
    }

    private Request look(Random random) {
        var sku = sku(random);
        var brand = sku.brand();
        var path =
                switch (random.nextInt(4)) {
                    case 0 -> "/api/inventory/" + sku.code();
                    case 1 -> "/api/inventory/" + sku.code() + "/events?limit=20";
                    case 2 -> "/api/inventory/events?limit=20&after=" + random.nextInt(200);
                    default -> "/api/orders?limit=20";
                };
        return Request.read(path, brand.key(), brand.owner(), Optional.of(brand.id()));
    }

    private static Request ofBrand(
            Kind kind, String method, String path, Brand brand, String key, String body, Map<String, Integer> units) {
        return new Request(
                kind, method, path, brand.key(), brand.owner(), Optional.of(brand.id()), key, body, units, 0);
    }

    private Sku sku(Random random) {
        return bazaar.anySku(random);
    }

    private List<Sku> skus(Map<String, Integer> units) {
        return bazaar.brands().stream()
                .flatMap(brand -> brand.skus().stream())
                .filter(sku -> units.containsKey(sku.code()))
                .toList();
    }

    private static String line(Sku sku, int quantity) {
        return "{\"SKU\":\"" + sku.code() + "\",\"quantity\":" + quantity + "}";
    }

    static Map<String, Integer> codes(Map<Sku, Integer> units) {
        return units.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().code(), Map.Entry::getValue));
    }
}
