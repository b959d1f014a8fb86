package fy.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import fy.CsrfTokens;
import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import fy.fleet.StandIn.Forgery;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Logging in with Google, Facebook and X behind a proxy that speaks https, each step at another replica. */
class LoginIT {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static OwnServers servers;
    private static StandIn provider;
    private static PackagedApp one;
    private static PackagedApp other;

    @BeforeAll
    static void start() throws IOException {
        servers = OwnServers.start();
        provider = new StandIn();
        var settings = new HashMap<>(Market.SETTINGS);
        settings.putAll(provider.settings());
        settings.put("fy.public-url", "https://fy.example");
        settings.put("fy.operators", "google:olga");
        settings.put("quarkus.oidc.tenant-enabled", "true");
        settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        settings.put("quarkus.http.proxy.enable-forwarded-host", "true");
        settings.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        one = PackagedApp.start(servers, "web", settings);
        other = PackagedApp.start(servers, "web", settings);
    }

    @AfterAll
    static void stop() throws Exception {
        other.close();
        one.close();
        provider.close();
        servers.close();
    }

    @ParameterizedTest
    @CsvSource({"google,gina,same@example.org", "facebook,fred,same@example.org", "facebook,flora,", "x,xenia,"})
    void whoTheProviderVouchesForBecomesAClient(String name, String subject, String email) throws Exception {
        var jar = new TreeMap<String, String>();
        var arrived = logIn(name, subject, email, Forgery.NONE, jar);
        assertThat(arrived.statusCode()).isEqualTo(303);
        assertThat(arrived.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("__Host-fy_session="))
                .singleElement()
                .asString()
                .contains("Secure", "HTTPOnly", "Path=/", "SameSite=Lax");
        assertThat(known(name, subject)).isEqualTo("Name of " + subject + "|" + email + "|customer");
        assertThat(get(one, "/account", jar).body()).contains("Name of " + subject);

        var again = new TreeMap<String, String>();
        assertThat(logIn(name, subject, email, Forgery.NONE, again).statusCode())
                .isEqualTo(303);
        assertThat(known(name, subject)).isEqualTo("Name of " + subject + "|" + email + "|customer");
    }

    @Test
    void whoComesBeforeAnythingIsOfferedIsToldSo() throws Exception {
        assertThat(get(one, "/", new TreeMap<>()).body())
                .contains("Nothing is on show yet.")
                .doesNotContain("Nothing matches", "Ateliers and studios");
    }

    @Test
    void aLogoutAtOneReplicaHoldsAtTheOther() throws Exception {
        var jar = new TreeMap<String, String>();
        logIn("google", "olga", "olga@example.org", Forgery.NONE, jar);
        assertThat(get(other, "/operator", jar).statusCode()).isEqualTo(200);
        var token = CsrfTokens.in(get(one, "/account", jar).body());
        var stolen = Map.copyOf(jar);
        assertThat(send(request(one, "/logout", jar)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("csrf-token=" + token)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(get(other, "/operator", new TreeMap<>(stolen)).statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({
        "/, fy.example, 200",
        "/, FY.EXAMPLE:8443, 200",
        "/, 127.0.0.1, 200",
        "/, localhost, 421",
        "/, evil.example, 421",
        "/account, evil.example, 421",
        "/api/orders, evil.example, 421",
        "/q/openapi, evil.example, 421",
        "/q/health/ready, evil.example, 200",
        "/q/metrics, evil.example, 200"
    })
    void only_the_hosts_of_the_settings_are_served(String path, String host, int status) throws IOException {
        try (var socket = new Socket("127.0.0.1", one.address().getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 " + status);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void aTokenThatIsNotWhatItShouldBeLetsNobodyIn(Forgery forgery) throws Exception {
        var names = forgery == Forgery.GRAPH_TELLS_OF_ANOTHER ? List.of("facebook") : List.of("google", "facebook");
        for (var name : names) {
            var jar = new TreeMap<String, String>();
            var arrived = logIn(name, "mallory", "mallory@example.org", forgery, jar);
            assertThat(arrived.statusCode()).as(name).isIn(302, 303);
            assertThat(arrived.headers().firstValue("Location"))
                    .as(name)
                    .get()
                    .asString()
                    .endsWith("/login?failed=" + name);
            assertThat(jar).as(name).doesNotContainKey("__Host-fy_session");
        }
        assertThat(known("google", "mallory") + known("facebook", "mallory") + known("facebook", "another"))
                .isEmpty();
    }

    /** There at one replica, back at the other. */
    private static HttpResponse<String> logIn(
            String name, String subject, String email, Forgery forgery, TreeMap<String, String> jar) throws Exception {
        var there = get(one, "/login/" + name, jar);
        assertThat(there.statusCode()).isEqualTo(302);
        assertThat(there.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .containsIgnoringCase("Secure")
                .containsIgnoringCase("HttpOnly"));
        var asked = StandIn.query(
                URI.create(there.headers().firstValue("Location").orElseThrow()).getRawQuery());
        assertThat(asked)
                .containsEntry("redirect_uri", "https://fy.example/login/" + name + "/callback")
                .containsEntry("client_id", StandIn.CLIENT_ID)
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsKey("code_challenge");
        if (!name.equals("x")) {
            assertThat(asked).containsKey("nonce");
        }
        var code = provider.agree(asked, subject, email, forgery);
        return get(
                other,
                "/login/" + name + "/callback?code=" + code + "&state="
                        + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8),
                jar);
    }

    private static HttpResponse<String> get(PackagedApp replica, String path, TreeMap<String, String> jar)
            throws Exception {
        var answer = send(request(replica, path, jar).GET());
        answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";")[0].split("=", 2))
                .forEach(cookie -> {
                    if (cookie[1].isEmpty()) {
                        jar.remove(cookie[0]);
                    } else {
                        jar.put(cookie[0], cookie[1]);
                    }
                });
        return answer;
    }

    private static HttpRequest.Builder request(PackagedApp replica, String path, Map<String, String> jar) {
        var request = HttpRequest.newBuilder(replica.address().resolve(path))
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "fy.example")
                .header("Accept", "text/html");
        return jar.isEmpty()
                ? request
                : request.header(
                        "Cookie",
                        jar.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** Name, e-mail and role of a client; empty where there is none. */
    private static String known(String provider, String subject) throws SQLException {
        try (var connection = Market.owner(servers);
                var statement = connection.prepareStatement(
                        "select display_name, email, role from clients where provider = ? and subject = ?")) {
            statement.setString(1, provider);
            statement.setString(2, subject);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) + "|" + rows.getString(2) + "|" + rows.getString(3) : "";
            }
        }
    }
}
