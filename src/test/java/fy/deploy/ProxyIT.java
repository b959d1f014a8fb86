package fy.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import fy.fleet.Market;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The package as two replicas behind the proxy that is shipped, with TLS. */
class ProxyIT {

    private static final int LOGINS = 3;
    private static final String SECRET = "secret-of-the-proxy-tests-0123456789";
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private static OwnServers servers;
    private static PackagedApp one;
    private static PackagedApp other;
    private static Proxy proxy;
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        Tools.need(Tools.HAPROXY);
        servers = OwnServers.start();
        var settings = Map.of(
                "fy.secret", SECRET,
                "fy.live.heartbeat", "1s",
                "fy.limits.factor", "1",
                "fy.limits.login.per-address", String.valueOf(LOGINS),
                "fy.public-url", "https://localhost",
                "fy.login.x.client-id", "fy-at-x",
                "fy.login.x.client-secret", "a-secret-fy-has-with-x",
                "quarkus.oidc.tenant-enabled", "true",
                "quarkus.http.proxy.proxy-address-forwarding", "true",
                "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        try (var starting = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = starting.submit(() -> PackagedApp.start(servers, "web", settings));
            other = PackagedApp.start(servers, "web,relay,monitor,notifications", settings);
            one = first.get();
        }
        proxy = Proxy.before(
                List.of(one.address(), other.address()),
                servers.folder(),
                Certificate.in(servers.folder()),
                Map.of("FY_PROXY_PATIENCE", "2s", "FY_PROXY_SILENCE", SILENCE.toSeconds() + "s"));
        http = HttpClient.newBuilder().sslContext(proxy.trusting()).build();
        awaitAnswer();
    }

    @AfterAll
    static void stop() throws Exception {
        try (var both = servers;
                var a = one;
                var b = other;
                var c = proxy) {
            if (one != null && other != null) {
                assertThat(one.log() + other.log() + Proxy.log(servers.folder()))
                        .doesNotContain(SECRET);
            }
        }
    }

    @Test
    void whoComesInTheClearIsSentToTls() throws Exception {
        var plain = send(HttpRequest.newBuilder(proxy.plainAddress().resolve("/art?q=print")));
        assertThat(plain.statusCode()).isEqualTo(301);
        assertThat(plain.headers().firstValue("Location")).hasValue(proxy.address() + "/art?q=print");
        assertThat(send(HttpRequest.newBuilder(proxy.plainAddress().resolve("/basket/lines"))
                                .POST(BodyPublishers.ofString("sku=a")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void pagesComeOverHttp2AndStayWithTls() throws Exception {
        var page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(page.headers().allValues("Strict-Transport-Security"))
                .containsExactly("max-age=31536000; includeSubDomains");
        assertThat(page.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
        assertThat(page.headers().map()).doesNotContainKey("server");
    }

    /** As a stranger; the replicas themselves answer /q/metrics and /q/health. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/metrics",
                "//q/metrics",
                "/%71/metrics",
                "/q;x=1/metrics",
                "/./q/metrics",
                "/portal/../q/metrics",
                "/q%2Fmetrics",
                "/q%5Cmetrics",
                "/Q/metrics",
                "/q/health",
                "/q/health/ready",
                "/%2e/q/health",
                "/q/../q/health",
                "/portal;x=1/orders",
                "/portal%3Bx/orders",
                "//portal/orders",
                "/portal/%2e%2e/operator",
                "/portal/../operator",
                "/PORTAL/orders",
                "/portal%2Forders",
                "/portal%5Corders",
                "/portal\\orders",
                "/%2Foperator",
                "/operator;x",
                "/operator%00",
                "/operator%0d%0aX-A:1"
            })
    void noOtherWayOfWritingAPathLeadsInside(String path) throws Exception {
        assertThat(get(one, "/q/metrics").statusCode()).isEqualTo(200);
        var answer = proxy.say("127.0.0.1", request("GET", path, ""));
        assertThat(status(answer)).as(answer).isIn(302, 400, 401, 404);
        assertThat(answer).doesNotContain("jvm_memory", "\"checks\"", "X-A:1");
    }

    @Test
    void whatAlertsAndDashboardAskForIsThere() throws Exception {
        var said = get(other, "/q/metrics").body()
                + send(HttpRequest.newBuilder(proxy.watchAddress().resolve("/metrics")))
                        .body();
        assertThat(AlertsTest.metrics()).hasSizeGreaterThan(10).allSatisfy(metric -> assertThat(said)
                .containsPattern("(?m)^" + metric + "[ {]"));
    }

    @Test
    void theContractIsPublic() throws Exception {
        assertThat(get("/q/openapi").statusCode()).isEqualTo(200);
    }

    @Test
    void theSmokeTestOfADeploymentIsContent() throws Exception {
        assertThat(Tools.run(
                        Map.of("FY_CURL", "--insecure"),
                        "deploy/ci/smoke",
                        proxy.address().toString()))
                .contains("smoke: / is 200");
    }

    @Test
    void onlyTheMarketplacesOwnNameIsServed() throws Exception {
        assertThat(status(proxy.say("127.0.0.1", "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")))
                .isEqualTo(421);
        assertThat(status(proxy.say("127.0.0.1", "GET / HTTP/1.0\r\n\r\n"))).isEqualTo(421);
        assertThat(status(proxy.say("127.0.0.1", request("GET", "/", "Host: evil.example\r\n"))))
                .isEqualTo(400);
        assertThat(status(proxy.say("127.0.0.1", request("GET", "http://evil.example/", ""))))
                .isIn(400, 421);
        var login = proxy.say(
                "127.0.0.1",
                request(
                        "GET",
                        "/account",
                        "X-Forwarded-Host: evil.example\r\nX-Forwarded-Prefix: /evil.example\r\n"
                                + "X_Forwarded_Host: evil.example\r\nForwarded: host=evil.example;proto=http\r\n"));
        assertThat(status(login)).isEqualTo(302);
        assertThat(login).contains("location: /login").doesNotContain("evil.example");
    }

    @Test
    void a_provider_is_told_the_public_address_whatever_port_was_asked() throws Exception {
        var login = get("/login/x");
        assertThat(login.statusCode()).isEqualTo(302);
        assertThat(URLDecoder.decode(login.headers().firstValue("Location").orElseThrow(), StandardCharsets.UTF_8))
                .contains("redirect_uri=https://localhost/login/x/callback&");
    }

    @Test
    void whoeverSaysToComeFromElsewhereIsCountedWhereTheyAre() throws Exception {
        for (int i = 0; i < 2 * LOGINS + 2; i++) {
            login("127.0.0.3", "198.51.100." + i);
        }
        assertThat(login("127.0.0.3", "203.0.113.9")).isEqualTo(429);
        assertThat(login("127.0.0.4", "203.0.113.9")).isNotEqualTo(429);
    }

    @Test
    void whatIsTooLargeIsAnsweredByItsName() throws Exception {
        assertThat(status(proxy.say("127.0.0.1", request("GET", "/", "X-Much: " + "a".repeat(21_000) + "\r\n"))))
                .isEqualTo(431);
        assertThat(status(proxy.say("127.0.0.1", request("GET", "/?q=" + "a".repeat(5_000), ""))))
                .isEqualTo(414);
        assertThat(status(proxy.say("127.0.0.1", request("POST", "/api/orders", "Content-Length: 11534336\r\n"))))
                .isEqualTo(413);
        assertThat(status(proxy.say("127.0.0.1", request("TRACE", "/", "")))).isEqualTo(405);
        for (var path : List.of(
                "/basket/lines",
                "/api/orders",
                "/portal/a-brand/stock",
                "/portal/a-brand/imports/x",
                "/portal/imports")) {
            assertThat(status(proxy.say("127.0.0.1", request("POST", path, "Content-Length: 65537\r\n"))))
                    .as(path)
                    .isEqualTo(413);
        }
        assertThat(status(
                        proxy.say("127.0.0.1", request("PUT", "/portal/a-brand/imports", "Content-Length: 65537\r\n"))))
                .isEqualTo(413);
        var chunk = new byte[1024 * 1024];
        var unannounced = send(HttpRequest.newBuilder(proxy.address().resolve("/api/orders"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArrays(java.util.Collections.nCopies(11, chunk))));
        assertThat(unannounced.statusCode()).isIn(401, 413);
    }

    /** The way to a login, which the application gives without reading them. */
    @ParameterizedTest
    @ValueSource(strings = {"imports", "products", "products/00000000-0000-0007-0000-000000000007"})
    void uploads_come_as_far_as_the_application(String page) throws Exception {
        var upload = send(HttpRequest.newBuilder(proxy.address().resolve("/portal/a-brand/" + page))
                .header("Content-Type", "multipart/form-data; boundary=XX")
                .POST(BodyPublishers.ofByteArray(new byte[9_000_000])));
        assertThat(upload.statusCode()).isEqualTo(302);
        assertThat(upload.headers().firstValue("Location")).hasValue("/login?to=%2F");
    }

    @Test
    void slowClientsAreNotWaitedFor() throws Exception {
        var begun = System.nanoTime();
        try (var header = proxy.open("127.0.0.1");
                var body = proxy.open("127.0.0.1")) {
            header.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\nX-A".getBytes(StandardCharsets.US_ASCII));
            body.getOutputStream()
                    .write((request("POST", "/api/orders", "Content-Length: 1000\r\n") + "{")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(status(Proxy.rest(header))).isEqualTo(408);
            assertThat(status(Proxy.rest(body))).isEqualTo(408);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    @Test
    void aStreamOutlastsTheSilenceThatAPageMayKeep() throws Exception {
        try (var connection = Market.owner(servers)) {
            new Market(connection, 1, 0).sku("streamed");
        }
        var begun = System.nanoTime();
        var stream = http.send(
                HttpRequest.newBuilder(proxy.address().resolve("/live/stock?sku=streamed"))
                        .build(),
                BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isNotNull();
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("unbuffered")
                    .isLessThan(SILENCE);
            while (Duration.ofNanos(System.nanoTime() - begun).compareTo(SILENCE.multipliedBy(2)) < 0) {
                assertThat(lines.readLine()).isNotNull();
            }
        }
    }

    @Test
    @MakesTrue({"ProcessDown", "NoReplicaLeft"})
    void aReplicaMayDieAndWithoutAnyPeopleAreAskedToComeBack() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(get("/").statusCode()).isEqualTo(200);
        }
        assertThat(served("replica1")).isPositive();
        assertThat(served("replica2")).isPositive();

        one.kill();
        assertThatThrownBy(() -> get(one, "/q/metrics")).isInstanceOf(ConnectException.class);
        for (int i = 0; i < 20; i++) {
            assertThat(get("/").statusCode()).isEqualTo(200);
        }
        other.kill();
        var page = get("/");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(page.body()).contains("Try again in a few seconds");
        var api = get("/api/orders");
        assertThat(api.statusCode()).isEqualTo(503);
        assertThat(api.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(api.headers().firstValue("Retry-After")).hasValue("5");

        await().atMost(Duration.ofSeconds(10)).until(() -> inRotation() == 0);

        one.startAgain();
        awaitAnswer();
        assertThat(inRotation()).isOne();
    }

    private static int login(String from, String pretended) throws Exception {
        return status(proxy.say(
                from,
                request(
                        "GET",
                        "/login/nobody",
                        "X-Forwarded-For: " + pretended + "\r\nForwarded: for=" + pretended + "\r\n")));
    }

    private static String request(String method, String path, String headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: " + proxy.host() + "\r\n" + headers
                + "Connection: close\r\n\r\n";
    }

    private static int status(String answer) {
        return answer.startsWith("HTTP/1.") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    /** Requests that a replica answered with 2xx, as the proxy counts them. */
    private static long served(String replica) throws Exception {
        return send(HttpRequest.newBuilder(proxy.watchAddress().resolve("/metrics")))
                .body()
                .lines()
                .filter(line -> line.startsWith(
                        "haproxy_server_http_responses_total{proxy=\"pages\",server=\"" + replica + "\",code=\"2xx\"}"))
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static double inRotation() throws Exception {
        return Scrape.of(send(HttpRequest.newBuilder(proxy.watchAddress().resolve("/metrics")))
                        .body())
                .max("haproxy_backend_active_servers", "proxy=\"pages\"");
    }

    private static void awaitAnswer() {
        await().atMost(Duration.ofSeconds(30)).until(() -> get("/").statusCode() == 200);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(proxy.address() + path)).header("Accept", "text/html"));
    }

    private static HttpResponse<String> get(PackagedApp replica, String path) throws Exception {
        return send(HttpRequest.newBuilder(replica.address().resolve(path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }
}
