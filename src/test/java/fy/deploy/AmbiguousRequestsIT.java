package fy.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import fy.web.RequestCase;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that two parsers in a row might read differently, through the proxy that is shipped to the package. */
class AmbiguousRequestsIT {

    private static final Pattern FINAL_STATUS = Pattern.compile("HTTP/1\\.1 ([2-5]\\d{2}) ");
    private static final String BEHIND = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static OwnServers servers;
    private static PackagedApp app;
    private static Proxy proxy;

    @BeforeAll
    static void start() throws Exception {
        Tools.need(Tools.HAPROXY);
        servers = OwnServers.start();
        app = PackagedApp.start(
                servers,
                "web",
                Map.of(
                        "fy.public-url", "https://localhost",
                        "quarkus.http.proxy.proxy-address-forwarding", "true",
                        "quarkus.http.proxy.trusted-proxies", "127.0.0.1"));
        proxy = Proxy.before(List.of(app.address()), servers.folder(), Certificate.in(servers.folder()), Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        try (var a = servers;
                var b = app;
                var c = proxy) {}
    }

    /** What was left of a request on a connection to the replica would be answered in place of what others ask. */
    @AfterEach
    void others_get_the_answers_to_what_they_asked() throws IOException {
        var ask = "GET /basket HTTP/1.1\r\nHost: " + proxy.host() + "\r\n";
        var answer = proxy.say("127.0.0.1", ask + "\r\n" + ask + "Connection: close\r\n\r\n");
        assertThat(statuses(answer)).as(answer).containsExactly(200, 200);
        assertThat(answer.split("<title>Basket", -1)).as(answer).hasSize(3);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fy.web.RequestCase#all")
    void what_could_be_read_in_two_ways_gets_one_answer_at_most(RequestCase it) throws IOException {
        var answer = proxy.say("127.0.0.1", it.bytes().apply(proxy.host()));
        var statuses = statuses(answer);
        switch (it.proxied()) {
            case REFUSED -> {
                assertThat(answer).doesNotContain(RequestCase.ANSWER_BEHIND);
                assertThat(statuses).hasSizeLessThan(2).allSatisfy(status -> assertThat(status)
                        .matches(code -> (code >= 400 && code < 500) || code == 505));
            }
            case BODY -> {
                assertThat(answer).doesNotContain(RequestCase.ANSWER_BEHIND);
                assertThat(statuses).hasSize(1);
            }
            case PLAIN -> {
                assertThat(answer).containsOnlyOnce(RequestCase.ANSWER_BEHIND);
                assertThat(statuses).hasSize(2).last().isEqualTo(200);
            }
        }
    }

    @Test
    void an_ordinary_request_of_http_2_is_answered() throws IOException {
        assertThat(Http2Wire.say(proxy, fields("GET", "/"), "").body()).contains(RequestCase.ANSWER_BEHIND);
        assertThat(Http2Wire.say(proxy, fields("POST", "/api/orders"), "{}").body())
                .contains("\"status\":415"); // it names no type of content
    }

    static Stream<Arguments> ambiguousInHttp1() {
        var smuggled = "/account HTTP/1.1\r\nHost: localhost\r\n\r\n" + BEHIND.replace("\r\n\r\n", "");
        return Stream.of(
                http2("a transfer coding", "POST", "/api/orders", "transfer-encoding", "chunked", "0\r\n\r\n" + BEHIND),
                http2("another transfer coding", "POST", "/api/orders", "transfer-encoding", "x", "0\r\n\r\n" + BEHIND),
                http2("a body longer than its length", "POST", "/api/orders", "content-length", "0", BEHIND),
                http2("a body shorter than its length", "POST", "/api/orders", "content-length", "999", BEHIND),
                http2("a length that is none", "POST", "/api/orders", "content-length", "+2", BEHIND),
                http2("a line break in a value", "GET", "/account", "x-a", "b\r\n\r\n" + BEHIND, ""),
                http2("a line feed in a value", "GET", "/account", "x-a", "b\nTransfer-Encoding: chunked", ""),
                http2("a NUL in a value", "GET", "/account", "x-a", "b\0c", ""),
                http2("a line break in a name", "GET", "/account", "x-a: b\r\nx-b", "c", ""),
                http2("a colon in a name", "GET", "/account", "x-a: b", "c", ""),
                http2("a space in a name", "GET", "/account", "transfer-encoding ", "chunked", ""),
                http2("capitals in a name", "GET", "/account", "X-A", "b", ""),
                http2("no name", "GET", "/account", "", "b", ""),
                http2("a connection header", "GET", "/account", "connection", "x-forwarded-for", ""),
                http2("another host", "GET", "/account", "host", "evil.example", ""),
                http2("a second path", "GET", "/account", ":path", "/", ""),
                http2("a second authority", "GET", "/account", ":authority", "evil.example", ""),
                http2("an unknown pseudo-header", "GET", "/account", ":x", "b", ""),
                http2("a request in the path", "GET", smuggled, "x-a", "b", ""),
                http2("a space in the path", "GET", "/account HTTP/1.1", "x-a", "b", ""),
                http2("another host in the path", "GET", "http://evil.example/account", "x-a", "b", ""),
                http2("no slash in the path", "GET", "account", "x-a", "b", ""),
                http2("a request in the method", "GET / HTTP/1.1\r\nX-A: ", "/account", "x-a", "b", ""),
                http2("a space in the method", "GET /", "/account", "x-a", "b", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ambiguousInHttp1")
    void what_http_1_would_read_otherwise_is_not_passed_on_from_http_2(
            String name, List<Map.Entry<String, String>> fields, String body) throws IOException {
        var answer = Http2Wire.say(proxy, fields, body);
        assertThat(answer.responses()).as(answer.toString()).isLessThan(2);
        assertThat(answer.body()).doesNotContain(RequestCase.ANSWER_BEHIND);
    }

    private static Arguments http2(String what, String method, String path, String name, String value, String body) {
        return Arguments.of(
                what,
                Stream.concat(fields(method, path).stream(), Stream.of(Map.entry(name, value)))
                        .toList(),
                body);
    }

    private static List<Map.Entry<String, String>> fields(String method, String path) {
        return List.of(
                Map.entry(":method", method),
                Map.entry(":scheme", "https"),
                Map.entry(":path", path),
                Map.entry(":authority", proxy.host()));
    }

    private static List<Integer> statuses(String answer) {
        return FINAL_STATUS
                .matcher(answer)
                .results()
                .map(status -> Integer.parseInt(status.group(1)))
                .toList();
    }
}
