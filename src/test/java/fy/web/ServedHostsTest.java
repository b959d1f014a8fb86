package fy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import fy.SecurityLines;
import fy.Worlds;
import fy.clients.BehindProxyTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public address is https://fy.example; shop.internal and localhost are served besides it. */
@QuarkusTest
@TestProfile(BehindProxyTest.Proxied.class)
class ServedHostsTest {

    @Inject
    Worlds worlds;

    @TestHTTPResource
    URI server;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fy.example",
                "FY.Example",
                "fy.example:443",
                "fy.example:8443",
                "fy.example:1",
                "shop.internal",
                "shop.internal:8080",
                "localhost"
            })
    void our_own_hosts_are_served_at_any_port(String host) throws IOException {
        assertThat(get("/", "Host: " + host + "\r\n")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:443",
                "fy.example.evil.example",
                "evilfy.example",
                "www.fy.example",
                "example",
                "fy.example.",
                "127.0.0.1",
                "[::1]"
            })
    void any_other_host_is_not(String host) throws IOException {
        assertThat(get("/", "Host: " + host + "\r\n")).startsWith("HTTP/1.1 421");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fy.example@evil.example",
                "evil.example@fy.example",
                "evil.example#fy.example",
                "fy.example,evil.example",
                "fy.example:443:443",
                "*",
                "https://fy.example",
                ""
            })
    void what_is_no_host_is_refused(String host) throws IOException {
        assertThat(get("/", "Host: " + host + "\r\n")).matches("(?s)HTTP/1.1 (400|421) .*");
    }

    @Test
    void a_request_for_another_host_leaves_a_line_in_the_security_log() throws IOException {
        try (var lines = SecurityLines.listen()) {
            get("/", "Host: evil.example\r\n");
            assertThat(lines.all())
                    .singleElement(STRING)
                    .matches("event=unknown-host client=- brand=- request=[0-9a-f]+ address=.*");
        }
    }

    @Test
    void a_request_that_names_no_host_is_for_nobody_here() throws IOException {
        assertThat(say("GET / HTTP/1.0\r\n\r\n")).matches("(?s)HTTP/1.0 (400|421) .*");
        assertThat(say("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login/dev",
                "/login/dev/callback",
                "/account",
                "/assets/base.css",
                "/nothing",
                "/q/openapi"
            })
    void whatever_is_asked_for(String path) throws IOException {
        assertThat(get(path, "Host: evil.example\r\n"))
                .startsWith("HTTP/1.1 421")
                .containsIgnoringCase("content-type: text/html")
                .contains("This host is not served here")
                .doesNotContain("evil.example");
    }

    @Test
    void before_anybody_is_asked_who_they_are() throws IOException {
        assertThat(get("/api/orders", "Host: evil.example\r\nAuthorization: Bearer fy_nothing\r\n"))
                .startsWith("HTTP/1.1 421")
                .containsIgnoringCase("content-type: application/problem+json");
        assertThat(get("/account", "Host: evil.example\r\n" + session())).startsWith("HTTP/1.1 421");
    }

    @Test
    void before_a_body_is_read() throws IOException {
        assertThat(say("POST /basket/lines HTTP/1.1\r\nHost: evil.example\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\na"))
                .startsWith("HTTP/1.1 421")
                .containsIgnoringCase("connection: close");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health",
                "/q/health/live",
                "/q/health/ready",
                "/q/health/started",
                "/q/health/group/lagging",
                "/q/metrics"
            })
    void health_and_metrics_are_asked_for_by_any_name(String path) throws IOException {
        assertThat(get(path, "Host: replica\r\n")).matches("(?s)HTTP/1.1 (200|503) .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/q/healthy", "/q/metrics/", "/q/metricss", "/q/health/../../account", "/Q/health", "//q/health"
            })
    void and_nothing_else_is(String path) throws IOException {
        assertThat(get(path, "Host: evil.example\r\n")).matches("(?s)HTTP/1.1 (421|404) .*");
    }

    @Test
    void the_host_in_the_request_line_is_checked_too() throws IOException {
        assertThat(get("http://evil.example/", "Host: fy.example\r\n")).startsWith("HTTP/1.1 400");
        assertThat(get("https://evil.example/login/dev", "Host: fy.example\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(get("http://fy.example/", "Host: evil.example\r\n")).startsWith("HTTP/1.1 400");
        assertThat(get("http://evil.example/", "Host: evil.example\r\n")).startsWith("HTTP/1.1 421");
        assertThat(get("http://fy.example/", "Host: fy.example\r\n")).startsWith("HTTP/1.1 200");
    }

    /** The proxy is trusted for where a request came from, and was not told to say for which host. */
    @Test
    void a_forwarded_host_is_not_believed_unless_a_setting_says_so() throws IOException {
        assertThat(get("/", "Host: evil.example\r\nX-Forwarded-Host: fy.example\r\n"))
                .startsWith("HTTP/1.1 421");
        assertThat(get("/", "Host: evil.example\r\nForwarded: host=fy.example\r\n"))
                .startsWith("HTTP/1.1 421");
        assertThat(get(
                        "/login",
                        "Host: fy.example\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\n"))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("evil.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fy.example", "fy.example:8443", "FY.EXAMPLE"})
    void the_provider_is_told_the_public_address(String host) throws IOException {
        assertThat(login(
                        host,
                        "X-Forwarded-Host: evil.example\r\nX-Forwarded-Prefix: /evil\r\nX-Forwarded-Port: 99\r\n"))
                .startsWith("HTTP/1.1 302")
                .contains("redirect_uri=https%3A%2F%2Ffy.example%2Flogin%2Fdev%2Fcallback&")
                .doesNotContain("evil");
    }

    @Test
    void a_login_at_a_host_that_is_served_besides_begins_at_the_public_one() throws IOException {
        assertThat(login("shop.internal", ""))
                .startsWith("HTTP/1.1 302")
                .containsIgnoringCase("location: https://fy.example/login/dev\r\n");
    }

    @Test
    void what_was_made_is_found_without_a_host() throws IOException {
        var sku = worlds.newSku(worlds.atelierAmelie());
        worlds.api(worlds.atelierAmelie().key())
                .contentType("application/json")
                .body("{\"SKU\":\"" + sku + "\",\"deltaQuantity\":1}")
                .post("/api/inventory/events")
                .then()
                .statusCode(201);
        worlds.clara();
        var order = "{\"lines\":[{\"SKU\":\"" + sku + "\",\"quantity\":1}],\"shipTo\":{\"name\":\"Clara\","
                + "\"street\":\"Gasse 1\",\"city\":\"Wien\",\"postcode\":\"1010\",\"country\":\"AT\"}}";
        assertThat(post("/api/orders", "fy_dev_customer", order))
                .startsWith("HTTP/1.1 201")
                .containsPattern("(?i)location: /api/orders/[0-9]+\r\n");
        worlds.operator();
        assertThat(post("/api/operator/verifications", "fy_dev_operator", ""))
                .startsWith("HTTP/1.1 202")
                .containsPattern("(?i)location: /api/operator/verifications/");
    }

    /** A redirect within the site names no host at all. */
    @ParameterizedTest
    @ValueSource(strings = {"/account", "/portal", "/login/nobody", "/login/dev/callback"})
    void other_redirects_follow_no_host(String path) throws IOException {
        assertThat(get(path, "Host: shop.internal\r\nX-Forwarded-For: 192.0.2." + path.length() + "\r\n"))
                .startsWith("HTTP/1.1 302")
                .containsPattern("(?i)location: /login")
                .doesNotContain("shop.internal");
    }

    private String login(String host, String headers) throws IOException {
        var address = "192.0.2." + (100 + Math.abs((host + headers).hashCode() % 100));
        return get("/login/dev", "Host: " + host + "\r\nX-Forwarded-For: " + address + "\r\n" + headers);
    }

    private String session() {
        return "Cookie: __Host-fy_session=" + "A".repeat(43) + "\r\n";
    }

    private String post(String path, String key, String body) throws IOException {
        return say(
                "POST " + path + " HTTP/1.1\r\nHost: shop.internal:8080\r\nConnection: close\r\nAuthorization: Bearer "
                        + key + "\r\nIdempotency-Key: " + UUID.randomUUID()
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
    }

    private String get(String target, String headers) throws IOException {
        return say("GET " + target + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n");
    }

    private String say(String request) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
