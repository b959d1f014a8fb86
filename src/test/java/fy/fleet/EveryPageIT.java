package fy.fleet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import fy.CsrfTokens;
import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every page, file and answer of the package once, on a marketplace where something happened. */
class EveryPageIT {

    private static final String SKU = "page_a";
    private static final String MISSING = new UUID(7, 7).toString();
    private static final String IMPORT = "SKU,deltaQuantity,reason\n" + SKU + ",10,\n" + SKU + ",-2,torn\nnobodys,1,\n";

    private static HttpClient http;
    private static OwnServers servers;
    private static PackagedApp app;
    private static Connection connection;
    private static Market market;
    private static Map<String, String> ids;

    @BeforeAll
    static void start() throws Exception {
        http = HttpClient.newHttpClient();
        servers = OwnServers.start();
        var settings = new HashMap<>(Market.SETTINGS);
        settings.put("fy.limits.factor", "1");
        app = PackagedApp.start(servers, "web,relay,monitor,notifications", settings);
        connection = Market.owner(servers);
        market = new Market(connection, 2, 2);
        market.sku(SKU);
        market.logIn();
        ids = something();
    }

    @AfterAll
    static void stop() throws Exception {
        connection.close();
        app.close();
        servers.close();
        http.close();
    }

    @Test
    void everyAddressThatIsReadAnswersWhomItIsFor() throws Exception {
        var softly = new SoftAssertions();
        for (var route : routes()) {
            var words = route.split("\\s+");
            var path = path(words);
            softly.assertThat(status(path, words[2].split("\\|")[0]))
                    .as(path)
                    .isEqualTo(path.contains(MISSING) ? 404 : 200);
        }
        softly.assertAll();
    }

    @Test
    void whatIsRefusedIsSaidInWordsAndAsJson() throws Exception {
        assertThat(read("/portal/fleet/stock/no-such-sku", "viewer").body()).contains("404", "</html>");
        var tooMany = Shop.order(app, 1, "too-many", SKU, 900);
        assertThat(tooMany.status()).isEqualTo(409);
        assertThat(tooMany.body()).contains("\"shortfalls\":[{\"SKU\":\"" + SKU + "\",\"wanted\":900,\"had\":");
        var noJson = Shop.post(app, "/api/inventory/events", Market.BRAND_KEY, "bad", "{\"SKU\":1}");
        assertThat(noJson.status()).isEqualTo(422);
        assertThat(noJson.body()).contains("\"field\":\"SKU\"", "\"instance\":");
        var writeOff = "{\"SKU\":\"" + SKU + "\",\"deltaQuantity\":-900,\"reason\":\"lost\"}";
        assertThat(Shop.post(app, "/api/inventory/events", Market.BRAND_KEY, "lost", writeOff)
                        .body())
                .contains("\"short\":[{\"SKU\":\"" + SKU + "\",\"wanted\":900,\"had\":");
        var returned = "{\"orderId\":" + ids.get("order") + ",\"SKU\":\"" + SKU + "\"}";
        Shop.post(app, "/api/orders/" + ids.get("order") + "/returns", Market.BRAND_KEY, "rest", returned);
        var nothingLeft =
                Shop.post(app, "/api/orders/" + ids.get("order") + "/returns", Market.BRAND_KEY, "again", returned);
        assertThat(nothingLeft.status()).isEqualTo(409);
        assertThat(nothingLeft.body()).contains("-returnable");
    }

    @Test
    void whoAsksTooOftenIsTold() throws Exception {
        var statuses = new HashSet<Integer>();
        for (int i = 0; i < 30; i++) {
            statuses.add(read("/invitations/" + "A".repeat(43), "customer").statusCode());
        }
        assertThat(statuses).containsExactlyInAnyOrder(404, 429);
    }

    @Test
    void mailsGoOutInBothTheirHalves() {
        await().atMost(60, SECONDS).untilAsserted(() -> assertThat(servers.mails())
                .hasSizeGreaterThan(8)
                .extracting(mail -> mail.subject().toLowerCase(Locale.ROOT))
                .anyMatch(subject -> subject.contains("sold out")));
        assertThat(servers.mails()).allSatisfy(mail -> {
            assertThat(mail.html()).contains("</html>");
            assertThat(mail.text()).isNotBlank();
        });
    }

    /** A restock, an order by forms, its parcel, a return of it, an import, keys, an invitation and a job; ids by kind. */
    private static Map<String, String> something() throws Exception {
        assertThat(Shop.restock(app, SKU, 3).status()).isEqualTo(201);
        var page = new FormBuyer(http, app, 1).order(SKU);
        var order = page.replaceAll("\\D", "");
        for (var status : List.of("accepted", "shipped")) {
            assertThat(patch(order, status)).isEqualTo(200);
        }
        var returned = "{\"orderId\":" + order + ",\"SKU\":\"" + SKU + "\"}";
        var back = Shop.post(app, "/api/orders/" + order + "/returns", Market.customerKey(1), "back", returned);
        assertThat(back.status()).as(back.body()).isEqualTo(201);
        new FormBuyer(http, app, 1).review(SKU);
        assertThat(Shop.order(app, 2, "rest", SKU, 2).status()).isEqualTo(201);
        assertThat(Shop.restock(app, SKU, 5).status()).isEqualTo(201);
        assertThat(Verification.run(app).get("balanced").booleanValue()).isTrue();
        return Map.ofEntries(
                Map.entry("sku", SKU),
                Map.entry("work", SKU),
                Map.entry("brand-page", "fleet"),
                Map.entry("brand", "fleet"),
                Map.entry("order", order),
                Map.entry("any-order", order),
                Map.entry("customer-order", order),
                Map.entry(
                        "return",
                        new ObjectMapper()
                                .readTree(back.body())
                                .path("returnId")
                                .asText()),
                Map.entry("product", market.text("select product_id from products limit 1")),
                Map.entry(
                        "checkout",
                        market.text(
                                "select checkout_id from checkouts join clients using (fy_id) where subject = 'customer1' order by checkouts.created_at desc limit 1")),
                Map.entry("import", imported()),
                Map.entry("job", market.text("select job_id from jobs limit 1")),
                Map.entry("missing", MISSING));
    }

    private static int patch(String order, String status) throws Exception {
        var request = HttpRequest.newBuilder(app.address().resolve("/api/orders/" + order))
                .header("Authorization", "Bearer " + Market.BRAND_KEY)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"orderId\":" + order + ",\"status\":\"" + status + "\"}"))
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    /** A file with a row at fault, as a browser sends it. */
    private static String imported() throws Exception {
        var token = CsrfTokens.in(read("/portal/fleet/imports", "viewer").body());
        var end = "--boundary--\r\n";
        var body = part("csrf-token", "", token)
                + part("act", "", UUID.randomUUID().toString())
                + part("file", "; filename=\"stock.csv\"\r\nContent-Type: text/csv", IMPORT)
                + end;
        var request = HttpRequest.newBuilder(app.address().resolve("/portal/fleet/imports"))
                .header("Accept", "text/html")
                .header("Cookie", "fy_session=" + Market.session("member1"))
                .header("Content-Type", "multipart/form-data; boundary=boundary")
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
    }

    private static String part(String name, String more, String value) {
        return "--boundary\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + value
                + "\r\n";
    }

    /** Those of {@code routes.txt} that are read, the package has, and do not begin a walk to somebody else's login. */
    private static List<String> routes() throws IOException {
        try (var file = Objects.requireNonNull(EveryPageIT.class.getResourceAsStream("/routes.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("GET "))
                    .filter(line -> !line.contains("/dev/")
                            && !line.endsWith(" !")
                            && !line.contains("{token}")
                            && !line.startsWith("GET    /portal ")
                            && !line.contains("{area}"))
                    .toList();
        }
    }

    private static String path(String[] words) {
        var path = words[1].replace("{brand}", "fleet");
        for (int i = 3; i < words.length; i++) {
            var parameter = words[i].split("=");
            if (parameter.length == 2 && !words[i].startsWith("?")) {
                var kind = path.contains("verifications/") ? "job" : parameter[1];
                path = path.replace("{" + parameter[0] + "}", Objects.requireNonNull(ids.get(kind), kind));
            }
        }
        return path.contains("/live/stock") || path.endsWith("/exports/movements") ? path + "?sku=" + SKU : path;
    }

    private static HttpResponse<String> read(String path, String role) throws Exception {
        return http.send(request(path, role), BodyHandlers.ofString());
    }

    /** Of a stream, its beginning. */
    private static int status(String path, String role) throws Exception {
        var answer = http.send(request(path, role), BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            assertThat(path.endsWith("/beyond-ledger") || body.read() != -1)
                    .as(path)
                    .isTrue();
        }
        return answer.statusCode();
    }

    /** As somebody in that role. */
    private static HttpRequest request(String path, String role) {
        var subject =
                switch (role) {
                    case "viewer", "staff", "owner" -> "member1";
                    case "operator" -> "operator";
                    default -> "customer1";
                };
        var request = HttpRequest.newBuilder(app.address().resolve(path)).timeout(Duration.ofSeconds(20));
        if (!path.startsWith("/api/")) {
            return request.header("Cookie", "fy_session=" + Market.session(subject))
                    .header("Accept", "text/html,*/*;q=0.8")
                    .build();
        }
        var key =
                switch (subject) {
                    case "member1" -> Market.BRAND_KEY;
                    case "operator" -> Market.OPERATOR_KEY;
                    default -> Market.customerKey(1);
                };
        return request.header("Authorization", "Bearer " + key).build();
    }
}
