package fy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import fy.SecurityLines;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spoken over a bare socket: clients write no such requests. */
@QuarkusTest
class AmbiguousRequestFilterTest {

    private static final int MOST_MILLIS = 10_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

    @TestHTTPResource
    URI address;

    @ParameterizedTest(name = "{0}")
    @MethodSource("fy.web.RequestCase#all")
    void what_could_be_read_in_two_ways_is_refused_and_ends_the_connection(RequestCase it) throws IOException {
        var answer = answerTo(it.bytes().apply(address.getAuthority()));
        var statuses = STATUS.matcher(answer)
                .results()
                .map(status -> Integer.parseInt(status.group(1)))
                .filter(status -> status != 100)
                .toList();
        switch (it.direct()) {
            case REFUSED -> {
                assertThat(answer).doesNotContain(RequestCase.ANSWER_BEHIND);
                assertThat(statuses).hasSizeLessThan(2).allSatisfy(status -> assertThat(status)
                        .isBetween(400, 499));
            }
            case BODY -> {
                assertThat(answer).doesNotContain(RequestCase.ANSWER_BEHIND);
                assertThat(statuses).hasSize(1);
            }
            case PLAIN -> {
                assertThat(answer).containsOnlyOnce(RequestCase.ANSWER_BEHIND);
                assertThat(statuses).hasSize(2).doesNotContain(101).last().isEqualTo(200);
            }
        }
    }

    @Test
    void the_refusal_leaves_a_line_in_the_security_log() throws IOException {
        try (var lines = SecurityLines.listen()) {
            answerTo("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
            assertThat(lines.all())
                    .singleElement(STRING)
                    .matches("event=ambiguous-request client=- brand=- request=[0-9a-f]+ address=.*");
        }
    }

    @Test
    void the_refusal_is_a_problem_with_the_headers_of_every_answer() throws IOException {
        assertThat(answerTo("GET /api/orders HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("connection: close")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("x-request-id: ")
                .containsIgnoringCase("x-content-type-options: nosniff");
        assertThat(answerTo("GET / HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("content-type: text/html");
    }

    @Test
    void a_target_may_be_a_whole_address_of_the_host_it_was_sent_to() throws IOException {
        assertThat(answerTo("GET http://" + address.getAuthority() + "/ HTTP/1.1\r\nHost: " + address.getAuthority()
                        + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains(RequestCase.ANSWER_BEHIND);
    }

    @Test
    void a_request_of_version_1_0_needs_no_host() throws IOException {
        assertThat(answerTo("GET / HTTP/1.0\r\n\r\n")).contains(RequestCase.ANSWER_BEHIND);
    }

    /** Everything that comes until the connection ends, which it has to. */
    private String answerTo(String request) throws IOException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(MOST_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
