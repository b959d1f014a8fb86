package fy.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spoken over a bare socket: clients tidy such paths up. */
@QuarkusTest
class CanonicalPathsTest {

    @TestHTTPResource
    URI address;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/portal;x=1/members",
                "/portal%3Bx/members",
                "/portal/members;x",
                "//portal/members",
                "/portal//members",
                "/portal/%2e%2e/operator",
                "/portal/../operator",
                "/./portal/members",
                "/portal/./members",
                "/portal%2Fmembers",
                "/portal%5Cmembers",
                "/portal\\members",
                "/%70ortal/members",
                "/%2570ortal/members",
                "/api;x=1/inventory/events",
                "/%61pi/inventory/events",
                "//api/inventory/events",
                "/PORTAL/members",
                "/portal/atelier-amelie/members.json",
                "/Portal/members",
                "/portal/members%00",
                "/portal/members%zz",
                "/api/%"
            })
    void aTwinOfAnAddressIsNoAddress(String path) throws IOException {
        assertThat(statusOf(path)).isIn(400, 404);
    }

    @Test
    void aSlashAtTheEndOpensNothing() throws IOException {
        assertThat(statusOf("/portal/atelier-amelie/members/")).isIn(302, 404);
        assertThat(statusOf("/operator/")).isIn(302, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login?to=%zz",
                "/login/dev?to=%zz",
                "/login/dev?to=%",
                "/login/dev/callback?code=x&state=%zz",
                "/login/nobody?to=%zz"
            })
    void an_unreadable_parameter_of_the_login_is_no_error_of_ours(String address) throws IOException {
        assertThat(statusOf(address)).isLessThan(500);
    }

    @Test
    void plainAddressesArePlain() {
        assertThat(List.of(
                        "/",
                        "/art/ab_20x20_white",
                        "/assets/base.css",
                        "/portal/orders/",
                        "/a/b.c/d-e~f",
                        "/webjars/x@1/y+z.js"))
                .allMatch(CanonicalPaths::isPlain);
    }

    @Test
    void whatIsNoAddressIsAnsweredLikeAnyPageThatIsNotThere() throws IOException {
        assertThat(answerTo("/portal//members"))
                .startsWith("HTTP/1.1 404")
                .containsIgnoringCase("content-type: text/html")
                .contains("<html");
        assertThat(answerTo("//api/orders"))
                .startsWith("HTTP/1.1 404")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"status\":404");
    }

    private int statusOf(String path) throws IOException {
        return Integer.parseInt(answerTo(path).substring(9, 12));
    }

    private String answerTo(String path) throws IOException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            var request =
                    "GET " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
