package fy.campaign;

import fy.CsrfTokens;
import fy.campaign.Bazaar.Brand;
import fy.campaign.Bazaar.Sku;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import proof.checker.Operation;
import proof.checker.Operation.Kind;
import proof.checker.Operation.Outcome;

/** Brands at their portal: files uploaded, looked at, applied and undone, shelves counted, pages read. */
final class Desks {

    private static final Pattern IMPORT = Pattern.compile("\"location\":\"/portal/[^/]+/imports/([0-9a-f-]{36})\"");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final Pattern FIELD = Pattern.compile("name=\"(asOf|setAside)\"[^>]*value=\"([^\"]*)\"");

    private final Bazaar bazaar;

    Desks(Bazaar bazaar) {
        this.bazaar = bazaar;
    }

    void visit(Driver driver, Http door, Random random) {
        var brand = bazaar.brands().get(random.nextInt(bazaar.brands().size()));
        switch (random.nextInt(4)) {
            case 0, 1 -> upload(brand, driver, door, random);
            case 2 -> count(brand, driver, door, random);
            default -> {
                get(brand, brand.portal() + "/stock", driver, door);
                get(brand, brand.portal() + "/orders", driver, door);
            }
        }
    }

    private static void upload(Brand brand, Driver driver, Http door, Random random) {
        var units = units(brand, random);
        var act = new UUID(random.nextLong(), random.nextLong()).toString();
        boolean regretted = random.nextInt(3) == 0;
        var list = get(brand, brand.portal() + "/imports", driver, door);
        if (list.outcome() != Outcome.OK) {
            return;
        }
        var token = CsrfTokens.in(list.answer().body());
        var kept = post(brand, brand.portal() + "/imports", parts(token, act, csv(units, act)), driver, door);
        var id = IMPORT.matcher(kept.answer().body());
        if (kept.outcome() != Outcome.OK || !id.find()) {
            return;
        }
        var path = brand.portal() + "/imports/" + id.group(1);
        var version = VERSION.matcher(get(brand, path, driver, door).answer().body());
        if (!version.find()) {
            return;
        }
        var key = "import/" + id.group(1) + "/" + version.group(1);
        var form = "csrf-token=" + token + "&version=" + version.group(1);
        var applied = driver.send(deciding(Kind.MOVE, brand, path + "/application", key, form, units), door);
        if (applied.outcome() == Outcome.OK && regretted) {
            var undone = new LinkedHashMap<String, Integer>();
            units.forEach((sku, delta) -> undone.put(sku, -delta));
            var again = new UUID(random.nextLong(), random.nextLong()).toString();
            var undo = deciding(
                    Kind.MOVE, brand, path + "/reversal", again, "csrf-token=" + token + "&act=" + again, undone);
            driver.send(undo, door);
            driver.send(undo, door);
        }
    }

    private static void count(Brand brand, Driver driver, Http door, Random random) {
        var sku = brand.skus().get(1 + random.nextInt(brand.skus().size() - 1));
        var act = new UUID(random.nextLong(), random.nextLong()).toString();
        int counted = random.nextInt(40);
        var path = brand.portal() + "/stock/" + sku.code() + "/counts";
        var form = get(brand, path + "/new", driver, door);
        if (form.outcome() != Outcome.OK) {
            return;
        }
        var page = form.answer().body();
        var fields = new LinkedHashMap<String, String>();
        FIELD.matcher(page).results().forEach(field -> fields.putIfAbsent(field.group(1), field.group(2)));
        if (fields.size() < 2) {
            throw new IllegalStateException("the form for counting has other fields: " + fields);
        }
        var body = "csrf-token=" + CsrfTokens.in(page) + "&act=" + act + "&counted=" + counted + "&setAside="
                + fields.get("setAside") + "&asOf=" + fields.get("asOf").replace(":", "%3A");
        driver.send(deciding(Kind.COUNT, brand, path, act, body, Map.of()), door);
    }

    /** Some SKUs get more, one now and then gets less. */
    private static Map<String, Integer> units(Brand brand, Random random) {
        var units = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < 6; i++) {
            Sku sku = brand.skus().get(random.nextInt(brand.skus().size()));
            units.put(sku.code(), random.nextInt(12) == 0 ? -1 : 1 + random.nextInt(4));
        }
        return units;
    }

    private static String csv(Map<String, Integer> units, String why) {
        var csv = new StringBuilder("SKU,deltaQuantity,reason\n");
        units.forEach((sku, delta) -> csv.append(sku)
                .append(',')
                .append(delta)
                .append(',')
                .append(why)
                .append('\n'));
        return csv.toString();
    }

    private static String parts(String token, String act, String csv) {
        return part("csrf-token", "", token)
                + part("act", "", act)
                + part("file", "; filename=\"stock.csv\"\r\nContent-Type: text/csv", csv)
                + "--" + Http.BOUNDARY + "--\r\n";
    }

    private static String part(String name, String more, String value) {
        return "--" + Http.BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n"
                + value + "\r\n";
    }

    private static Request deciding(
            Kind kind, Brand brand, String path, String key, String body, Map<String, Integer> units) {
        return new Request(
                kind, "POST", path, brand.session(), brand.owner(), Optional.of(brand.id()), key, body, units, 0);
    }

    private static Operation get(Brand brand, String path, Driver driver, Http door) {
        return driver.send(Request.page(path, brand.session(), brand.owner(), Optional.of(brand.id())), door);
    }

    private static Operation post(Brand brand, String path, String form, Driver driver, Http door) {
        return driver.send(Request.form(path, brand.session(), brand.owner(), Optional.of(brand.id()), form), door);
    }
}
