package fy.routes;

import static org.assertj.core.api.Assertions.assertThat;

import fy.clients.SmallLimits;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Sends what a limit allows, and then one request more, which has to be refused in words. */
final class Refused {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private Refused() {}

    /** @param addresses where each of the requests comes from */
    static void allowed(HttpRequest.Builder request, Supplier<String> addresses, String as)
            throws IOException, InterruptedException {
        for (int i = 0; i < SmallLimits.LIMIT; i++) {
            assertThat(send(request, addresses.get()).status).as(as).isNotEqualTo(429);
        }
    }

    static void next(HttpRequest.Builder request, String address, String as) throws IOException, InterruptedException {
        var answer = send(request, address);
        assertThat(answer.status).as(as).isEqualTo(429);
        assertThat(answer.headers.firstValue("Retry-After").orElse("")).as(as).matches("[1-9]|[12][0-9]|30");
        boolean api = request.build().uri().getPath().startsWith("/api/");
        assertThat(answer.headers.firstValue("Content-Type").orElse(""))
                .as(as)
                .startsWith(api ? "application/problem+json" : "text/html");
        assertThat(answer.body).as(as).contains(api ? "\"status\":429" : "Too many requests");
    }

    private record Answer(int status, HttpHeaders headers, String body) {}

    /** The body is read of refusals only: a stream has no end. */
    private static Answer send(HttpRequest.Builder request, String address) throws IOException, InterruptedException {
        var answer =
                HTTP.send(request.copy().setHeader("X-Forwarded-For", address).build(), BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            var text = answer.statusCode() == 429 ? new String(body.readAllBytes(), StandardCharsets.UTF_8) : "";
            return new Answer(answer.statusCode(), answer.headers(), text);
        }
    }
}
