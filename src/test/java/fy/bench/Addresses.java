package fy.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** {@code addresses.txt}, with the ids of a town in it. */
final class Addresses {

    private static final String ACCEPT = "Accept: text/html, */*;q=0.5\r\n";

    private Addresses() {}

    /**
     * A line.
     *
     * @param headers that say who looks
     * @param status of its answer
     */
    record Address(String who, String headers, String path, int status) {

        boolean isStream() {
            return path.contains("/live/");
        }
    }

    static List<Address> of(LargeTown town) throws IOException {
        try (InputStream file = Objects.requireNonNull(Addresses.class.getResourceAsStream("addresses.txt"))) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> address(line.split("\\s+"), town))
                    .toList();
        }
    }

    private static Address address(String[] words, LargeTown town) {
        return new Address(
                words[0],
                headers(words[0], town),
                named(words[1], town),
                words.length > 2 ? Integer.parseInt(words[2]) : 200);
    }

    private static String headers(String who, LargeTown town) {
        int customer = town.customerOf(town.openOrder());
        return switch (who) {
            case "anybody" -> ACCEPT;
            case "customer" -> cookie(Town.session(customer));
            case "owner" -> cookie(LargeTown.OWNER_SESSION);
            case "operator" -> cookie(LargeTown.OPERATOR_SESSION);
            case "brand-key" -> bearer(LargeTown.BRAND_KEY);
            case "customer-key" -> bearer(Town.customerKey(customer));
            case "operator-key" -> bearer(LargeTown.OPERATOR_KEY);
            default -> throw new IllegalArgumentException("addresses.txt names an unknown reader: " + who);
        };
    }

    private static String cookie(String session) {
        return ACCEPT + "Cookie: fy_session=" + session + "\r\n";
    }

    private static String bearer(String key) {
        return "Authorization: Bearer " + key + "\r\n";
    }

    private static String named(String path, LargeTown town) {
        var now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        return path.replace("{portal}", LargeTown.PORTAL)
                .replace("{order}", Long.toString(town.openOrder()))
                .replace("{returned}", Long.toString(town.returnedOrder()))
                .replace("{product}", LargeTown.id("producttrue1").toString())
                .replace("{import}", LargeTown.id("import1").toString())
                .replace("{checkout}", LargeTown.id("checkout1").toString())
                .replace("{job1}", LargeTown.id("job1").toString())
                .replace("{job2}", LargeTown.id("job2").toString())
                .replace("{job3}", LargeTown.id("job3").toString())
                .replace("{job4}", LargeTown.id("job4").toString())
                .replace("{midway}", now.minus(300, ChronoUnit.DAYS).toString())
                .replace("{later}", now.minus(1, ChronoUnit.DAYS).toString());
    }
}
